import { readFileSync } from 'node:fs';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BankFeedsProvider } from 'bankfeeds';
import { createHttpAdapter } from 'bankfeeds/http';
import { createElement, type FunctionComponent, type ReactNode } from 'react';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { transaction } from '../components/given.js';
import { everyCodeBlock, type CodeBlock } from './code-blocks.js';
import { isDrawn } from './drawn-blocks.js';
import { kitOverSandbox } from './kit-over-sandbox.js';
import { writeBlocks } from './written-blocks.js';

/* The blocks that draw: each in a page whose back end is the real server kit over the sandbox, in this process. */

const blocks = everyCodeBlock().filter(isDrawn);
const written = writeBlocks(blocks);
afterAll(() => written.dispose());

beforeEach(() => {
  const { server } = kitOverSandbox({ signedIn: { ref: 'customer-1', name: 'Boulangerie du Coin inc.', country: 'CA' } });
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) =>
    server.fetch(new Request(input instanceof Request ? input : new URL(input, location.href), init)),
  );
});
afterEach(() => {
  // What draws by itself is not taken away by the test.
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** The entry with the custom elements. */
const elements = 'bankfeeds/elements';

/** Up to the credentials, where the page is in English; else up to the button. */
async function connect(code = ''): Promise<void> {
  if (code.includes('fr-CA'))
    return void (await screen.findAllByRole('button', { name: /^(Connecter un compte à QuickBooks|Connect account to QuickBooks)$/ }));
  const user = userEvent.setup();
  const [button] = await screen.findAllByRole('button', { name: 'Connect account to QuickBooks' });
  if (!button) expect.fail('There is no button.');
  await user.click(button);
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Agree and continue' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Continue with 2 accounts' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Get credentials' }));
  await within(dialog).findByRole('button', { name: 'Copy User name' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

async function expectText(text: string): Promise<void> {
  await screen.findAllByText(text);
}

interface Drawing {
  /** What the block's host would give. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What then is on the page. */
  readonly expected: () => Promise<void>;
  /** Whether the block stands within a provider of its host's. */
  readonly within?: 'provider';
}

const child: ReactNode = createElement('p', null, 'The portal’s own');

/** How what a block exports is drawn, by its name. */
const drawings: Readonly<Record<string, Drawing>> = {
  QuickBooksPage: { props: { locale: 'en' }, expected: () => connect() },
  Books: { props: { history: [transaction()] }, expected: () => expectText('Coffee'), within: 'provider' },
  TransactionsPage: { props: {}, expected: async () => void (await screen.findAllByText(/transaction/i)), within: 'provider' },
  BothWays: {
    props: {},
    expected: async () => expect(await screen.findAllByRole('button', { name: 'Connect account to QuickBooks' })).toHaveLength(2),
    within: 'provider',
  },
  WithNonce: { props: { children: child }, expected: () => expectText('The portal’s own') },
  InThePortal: { props: { signIn: async () => undefined, children: child }, expected: () => expectText('The portal’s own') },
};

function isComponent(value: unknown): value is FunctionComponent<Readonly<Record<string, unknown>>> {
  return typeof value === 'function';
}

function inProvider(children: ReactNode): ReactNode {
  return createElement(BankFeedsProvider, { adapter: createHttpAdapter({ baseUrl: '/api/bankfeeds' }), children });
}

describe('a block that draws', () => {
  it.each(blocks.map((block) => [block.place, block] as const))('%s draws what it says', async (_place: string, block: CodeBlock) => {
    if (block.language === 'html') {
      document.body.innerHTML = block.code;
      await act(async () => void (await import(/* @vite-ignore */ elements)));
      await connect(block.code);
      return;
    }
    const path = written.modules.get(block) ?? '';
    const names = [...readFileSync(path, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name);
    if (names.length === 0) {
      // What draws by itself into places of the page, as the first module of a page does.
      document.body.innerHTML = [...block.code.matchAll(/(?:querySelector\('#|getElementById\(')([\w-]+)'/g)]
        .map(([, id = '']) => `<div id="${id}"></div>`)
        .join('');
      await act(async () => void (await import(/* @vite-ignore */ path)));
      await connect(block.code);
      return;
    }
    const module = await import(/* @vite-ignore */ path);
    for (const name of names) {
      const drawing = drawings[name];
      const component = module[name];
      if (!drawing || !isComponent(component)) expect.fail(`${name}: nobody says how it is drawn; add it to the drawings, or mark the block`);
      const drawn = createElement(component, drawing.props);
      const { unmount } = render(drawing.within === 'provider' ? inProvider(drawn) : drawn);
      await drawing.expected();
      expect(screen.queryByRole('alert')).toBeNull();
      unmount();
    }
  });
});
