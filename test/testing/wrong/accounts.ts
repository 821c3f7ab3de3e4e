import { edits, type WrongAdapter } from './wrong-adapter.js';

export const accountFaults: readonly WrongAdapter[] = [
  {
    breaks: 'An added account is in the feed',
    how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async add(ids, call) {
          const before = await right.getFeed(call);
          await right.accountEditing.add(ids, call);
          return before;
        },
      },
    }),
  },
  {
    breaks: 'A new name is kept',
    how: 'the name is in the answer only',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async rename(id, name, call) {
          const { name: before } = (await right.getFeed(call)).accounts.find((account) => account.id === id) ?? { name };
          const answer = await right.accountEditing.rename(id, name, call);
          await right.accountEditing.rename(id, before, call);
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'A name that is empty or longer than 100 characters is refused',
    how: 'a long name is cut',
    adapter: (right) => ({
      ...right,
      accountEditing: { ...right.accountEditing, rename: (id, name, call) => right.accountEditing.rename(id, name.slice(0, 100), call) },
    }),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again',
    how: 'it stays in the feed',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async remove(id, call) {
          if (!(await right.getFeed(call)).accounts.some((account) => account.id === id)) return right.accountEditing.remove(id, call);
          return right.getFeed(call);
        },
      },
    }),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again',
    how: 'it cannot come back',
    adapter: (right) => {
      const gone = new Set<string>();
      return {
        ...right,
        accountEditing: {
          ...right.accountEditing,
          async remove(id, call) {
            const answer = await right.accountEditing.remove(id, call);
            gone.add(id);
            return answer;
          },
          add: (ids, call) => (ids.some((id) => gone.has(id)) ? right.getFeed(call) : right.accountEditing.add(ids, call)),
        },
      };
    },
  },
  {
    breaks: 'Editing an unknown account is refused',
    how: 'removing it is answered as if it had been done',
    adapter: (right) => ({
      ...right,
      accountEditing: { ...right.accountEditing, remove: (id, call) => right.accountEditing.remove(id, call).catch(() => right.getFeed(call)) },
    }),
  },
  {
    breaks: 'An added account is in the feed',
    how: 'it is in the answer only',
    adapter: edits((right) => {
      let times = 0;
      return {
        async add(ids, call) {
          const answer = await right.add(ids, call);
          times += 1;
          if (times === 1) for (const id of ids) await right.remove(id, call);
          return answer;
        },
      };
    }),
  },
  {
    breaks: 'An added account is in the feed',
    how: 'in the place of the one that was there',
    adapter: edits((right, adapter) => {
      let times = 0;
      return {
        async add(ids, call) {
          times += 1;
          if (times === 1) for (const { id } of (await adapter.getFeed(call)).accounts) await right.remove(id, call);
          return right.add(ids, call);
        },
      };
    }),
  },
  {
    breaks: 'A new name is kept',
    how: 'the answer has the old one',
    adapter: edits((right, adapter) => ({
      async rename(id, name, call) {
        const before = await adapter.getFeed(call);
        await right.rename(id, name, call);
        return before;
      },
    })),
  },
  {
    breaks: 'A name that is empty or longer than 100 characters is refused',
    how: 'an empty one keeps the old name',
    adapter: edits((right, adapter) => ({
      rename: (id, name, call) => (name.trim() === '' ? adapter.getFeed(call) : right.rename(id, name, call)),
    })),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again',
    how: 'the answer still has it',
    adapter: edits((right, adapter) => ({
      async remove(id, call) {
        const before = await adapter.getFeed(call);
        await right.remove(id, call);
        return before;
      },
    })),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again',
    how: 'it is back at the next read',
    adapter: edits((right) => ({
      async remove(id, call) {
        const answer = await right.remove(id, call);
        await right.add([id], call);
        return answer;
      },
    })),
  },
  {
    breaks: 'Editing an unknown account is refused',
    how: 'adding it is answered as if it had been done',
    adapter: edits((right, adapter) => ({ add: (ids, call) => right.add(ids, call).catch(() => adapter.getFeed(call)) })),
  },
  {
    breaks: 'Editing an unknown account is refused',
    how: 'renaming it is answered as if it had been done',
    adapter: edits((right, adapter) => ({
      rename: (id, name, call) => (id.startsWith('first') ? right.rename(id, name, call) : adapter.getFeed(call)),
    })),
  },
];
