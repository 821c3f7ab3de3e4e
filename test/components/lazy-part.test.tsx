import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState, type ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsError } from '../../src/core/error.js';
import { lazyPart } from '../../src/components/widget/lazy-part.js';
import { WidgetRoot } from '../../src/components/widget/WidgetRoot.js';
import { BankFeedsProvider } from '../../src/index.js';
import { axeFaults } from '../conformance/run-axe.js';
import { adapterSaying } from './given.js';

interface GreetingProps {
  readonly name: string;
}

function Greeting({ name }: GreetingProps) {
  return <p>Good day, {name}</p>;
}

/** A piece of code that arrives, or fails to, when it is told to. */
function slowCode() {
  const asked: { arrive(): void; fail(cause: unknown): void }[] = [];
  const load = () =>
    new Promise<ComponentType<GreetingProps>>((resolve, reject) => {
      asked.push({ arrive: () => resolve(Greeting), fail: reject });
    });
  return { asked, load };
}

const cause = new TypeError('Failed to fetch dynamically imported module');

beforeEach(() => {
  // React says each caught error there.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function Host({ Part }: { readonly Part: ComponentType<GreetingProps> }) {
  const [typed, setTyped] = useState('');
  return (
    <main>
      <label>
        Around it <input value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <Part name={typed || 'nobody'} />
    </main>
  );
}

function shown(
  Part: ComponentType<GreetingProps>,
  { locale = 'en', onError = () => undefined }: { readonly locale?: string; readonly onError?: (error: BankFeedsError) => void } = {},
) {
  return render(
    <BankFeedsProvider adapter={adapterSaying({})} locale={locale} onError={onError}>
      <Host Part={Part} />
    </BankFeedsProvider>,
  );
}

describe('a part that is loaded when it is shown', () => {
  it.each([
    ['en', 'Loading…'],
    ['fr-CA', 'Chargement…'],
  ])('says that it is coming, and then is there with what it was given meanwhile, in %s', async (locale, coming) => {
    const code = slowCode();
    shown(lazyPart(code.load), { locale });
    expect(screen.getByText(coming)).toHaveAttribute('role', 'status');
    await userEvent.type(screen.getByRole('textbox'), 'Ann');
    expect(code.asked).toHaveLength(1);
    await act(async () => code.asked[0]?.arrive());
    expect(screen.getByText('Good day, Ann')).toBeInTheDocument();
    expect(screen.queryByText(coming)).toBeNull();
  });

  it('is there at once where it was loaded before', async () => {
    const code = slowCode();
    const Part = lazyPart(code.load);
    const loaded = Part.load();
    code.asked[0]?.arrive();
    await loaded;
    shown(Part);
    expect(screen.getByText('Good day, nobody')).toBeInTheDocument();
    expect(code.asked).toHaveLength(1);
  });

  it('is there at once the next time', async () => {
    const code = slowCode();
    const Part = lazyPart(code.load);
    const { unmount } = shown(Part);
    await act(async () => code.asked[0]?.arrive());
    unmount();
    shown(Part);
    expect(screen.getByText('Good day, nobody')).toBeInTheDocument();
    expect(code.asked).toHaveLength(1);
  });

  it('tells whoever loads it before that it could not be loaded', async () => {
    const code = slowCode();
    const loaded = lazyPart(code.load).load();
    code.asked[0]?.fail(cause);
    await expect(loaded).rejects.toBe(cause);
  });

  it('that arrives when nobody waits any more says nothing', async () => {
    const code = slowCode();
    const onError = vi.fn();
    const { unmount } = shown(lazyPart(code.load), { onError });
    unmount();
    await act(async () => code.asked[0]?.fail(cause));
    expect(onError).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();
  });

  it('comes in StrictMode too', async () => {
    const code = slowCode();
    const Part = lazyPart(code.load);
    render(
      <StrictMode>
        <BankFeedsProvider adapter={adapterSaying({})}>
          <Part name="Ann" />
        </BankFeedsProvider>
      </StrictMode>,
    );
    await act(async () => {
      for (const asked of code.asked) asked.arrive();
    });
    expect(screen.getByText('Good day, Ann')).toBeInTheDocument();
  });
});

describe('a part that takes the place of the one that had the focus', () => {
  it('gives the focus to the heading that it brings, however late it comes', async () => {
    let arrive = () => {};
    const Part = lazyPart<object>(
      () =>
        new Promise((resolve) => {
          arrive = () =>
            resolve(() => (
              <h2 className="bf-title" tabIndex={-1}>
                The other one
              </h2>
            ));
        }),
    );
    function Widget() {
      const [other, setOther] = useState(false);
      return other ? (
        <Part />
      ) : (
        <>
          <h2 className="bf-title" tabIndex={-1}>
            This one
          </h2>
          <button type="button" onClick={() => setOther(true)}>
            Change
          </button>
        </>
      );
    }
    render(
      <BankFeedsProvider adapter={adapterSaying({})}>
        <WidgetRoot widget="bf-test" aria-label="Widget">
          <Widget />
        </WidgetRoot>
      </BankFeedsProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    await screen.findByText('Loading…');
    // There is nothing yet to rescue the focus to.
    await waitFor(() => expect(document.body).toHaveFocus());
    await act(async () => arrive());
    await waitFor(() => expect(screen.getByRole('heading', { name: 'The other one' })).toHaveFocus());
  });
});

describe('a part that could not be loaded', () => {
  it.each([
    ['en', 'Try again'],
    ['fr-CA', 'Réessayer'],
  ])('says so, tells the host why, leaves what is around it, and can be tried again, in %s', async (locale, again) => {
    const code = slowCode();
    const onError = vi.fn<(error: BankFeedsError) => void>();
    shown(lazyPart(code.load), { locale, onError });
    await userEvent.type(screen.getByRole('textbox'), 'Ann');
    await act(async () => code.asked[0]?.fail(cause));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(onError.mock.calls.map(([error]) => ({ code: error.code, cause: error.cause }))).toEqual([{ code: 'crashed', cause }]);
    expect(screen.getByRole('textbox')).toHaveValue('Ann');
    expect(await axeFaults()).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: again }));
    await waitFor(() => expect(code.asked).toHaveLength(2));
    expect(screen.queryByRole('alert')).toBeNull();
    await act(async () => code.asked[1]?.arrive());
    expect(screen.getByText('Good day, Ann')).toBeInTheDocument();
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('can fail again, and is told again', async () => {
    const code = slowCode();
    const onError = vi.fn<(error: BankFeedsError) => void>();
    shown(lazyPart(code.load), { onError });
    await act(async () => code.asked[0]?.fail(cause));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await act(async () => code.asked[1]?.fail(cause));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(onError).toHaveBeenCalledTimes(2);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await act(async () => code.asked[2]?.arrive());
    expect(screen.getByText('Good day, nobody')).toBeInTheDocument();
  });
});
