import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createRef, StrictMode, type ComponentPropsWithRef, type ReactElement, type Ref } from 'react';
import { hydrateRoot, type Root as ReactRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { locales, type Locale } from '../../src/core/locale.js';
import type { ProtocolVerb } from '../../src/core/protocol.js';
import type { MessageOverrides } from '../../src/i18n/messages.js';
import { BankFeedsProvider } from '../../src/react/provider.js';
import { watchLeftovers } from './leftovers.js';
import { recordedAdapter } from './recorded-adapter.js';
import { axeFaults } from './run-axe.js';

type OpenAdapter = () => BankFeedsAdapter | Promise<BankFeedsAdapter>;

/** What a host may put on a widget's root element, whatever the element is. */
export interface HostProps<Root extends HTMLElement> extends Pick<ComponentPropsWithRef<'div'>, 'className' | 'id' | 'title'> {
  readonly ref?: Ref<Root>;
  readonly 'data-host'?: string;
  readonly onClick?: (event: { preventDefault(): void }) => void;
}

export interface ConformanceState {
  readonly openAdapter: OpenAdapter;
  /** Waits until the state is on the screen; may do what a person does to get there. */
  readonly arrange: (locale: Locale, user: UserEvent) => Promise<unknown>;
}

export interface Conformance<Root extends HTMLElement> {
  /** The widget with the suite's props on it. The suite puts the provider and the adapter around it. */
  readonly render: (props: HostProps<Root>) => ReactElement;
  /** What the root is, e.g. `HTMLButtonElement`. */
  readonly root: new () => Root;
  readonly openAdapter: OpenAdapter;
  /** A text that stands in the widget as soon as `openAdapter`'s answers are there. */
  readonly says: { readonly key: keyof NonNullable<MessageOverrides['en']> & keyof NonNullable<MessageOverrides['fr-CA']> } & Readonly<Record<Locale, string>>;
  /** What the widget asks for when it appears: each once. */
  readonly asks: readonly ProtocolVerb[];
  /** Each is judged by axe in both languages. Name every state that the widget can be seen in. */
  readonly states: Readonly<Record<string, ConformanceState>>;
  /** What a person does that brings secrets onto the screen; nothing of it may be left behind. */
  readonly journey?: (user: UserEvent) => Promise<unknown>;
}

/**
 * What holds for every widget. A component's test opens with one call of it, and tests behaviour only after that:
 *
 * ```tsx
 * describeConformance('AccountStatusList', {
 *   render: (props) => <AccountStatusList {...props} />,
 *   root: HTMLElement,
 *   openAdapter: async () => (await openScenario('linked')).adapter,
 *   says: { key: 'accounts.title', en: 'QuickBooks feeds', 'fr-CA': 'Flux QuickBooks' },
 *   asks: ['getFeed'],
 *   states: {
 *     ready: { openAdapter: …, arrange: () => screen.findByRole('list') },
 *     failed: { openAdapter: …, arrange: () => screen.findByRole('alert') },
 *   },
 * });
 * ```
 */
export function describeConformance<Root extends HTMLElement>(name: string, widget: Conformance<Root>): void {
  const { says } = widget;

  interface Placed {
    readonly adapter: BankFeedsAdapter;
    readonly locale?: Locale;
    readonly messages?: MessageOverrides;
    readonly props?: HostProps<Root>;
  }

  function placed({ adapter, locale = 'en', messages, props = {} }: Placed): ReactElement {
    return (
      <BankFeedsProvider adapter={adapter} locale={locale} messages={messages}>
        {widget.render(props)}
      </BankFeedsProvider>
    );
  }

  async function showing(text: string): Promise<void> {
    await waitFor(() => expect(document.body).toHaveTextContent(text));
  }

  describe(`${name} keeps the rules of every widget`, () => {
    afterEach(() => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    });

    it('hands its root element to a ref', async () => {
      const ref = createRef<Root>();
      render(placed({ adapter: await widget.openAdapter(), props: { ref } }));
      await showing(says.en);
      expect(ref.current).toBeInstanceOf(widget.root);
      expect(ref.current).toHaveAttribute('data-bf-part', 'root');
      expect(ref.current).toHaveClass('bf-root');
    });

    it('takes native props, and keeps its own classes beside the host’s', async () => {
      const ref = createRef<Root>();
      const props = { ref, id: 'host-id', title: 'Host title', className: 'host-class', 'data-host': 'yes' };
      render(placed({ adapter: await widget.openAdapter(), props }));
      await showing(says.en);
      expect(ref.current).toHaveAttribute('id', 'host-id');
      expect(ref.current).toHaveAttribute('title', 'Host title');
      expect(ref.current).toHaveAttribute('data-host', 'yes');
      expect(ref.current).toHaveClass('bf-root', 'host-class');
    });

    it('calls the host’s click handler', async () => {
      const ref = createRef<Root>();
      const onClick = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
      render(placed({ adapter: await widget.openAdapter(), props: { ref, onClick } }));
      await showing(says.en);
      await userEvent.setup().click(ref.current ?? document.body);
      expect(onClick).toHaveBeenCalledTimes(1);
      // A host that prevented the click has stopped the widget.
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    for (const [state, { openAdapter, arrange }] of Object.entries(widget.states)) {
      it.each(locales)(`has no fault that axe can see, ${state}, in %s`, async (locale) => {
        render(placed({ adapter: await openAdapter(), locale }));
        await arrange(locale, userEvent.setup());
        expect(await axeFaults()).toEqual([]);
      });
    }

    it.each(locales)('renders on a server and hydrates without a word, in %s', async (locale) => {
      const complaints = vi.spyOn(console, 'error');
      const recoverable: unknown[] = [];
      const element = placed({ adapter: await widget.openAdapter(), locale });

      vi.stubGlobal('window', undefined);
      vi.stubGlobal('document', undefined);
      const html = renderToString(element);
      vi.unstubAllGlobals();

      expect(html).not.toMatch(/\sstyle=/);
      expect(html).not.toContain('role="dialog"');

      const host = document.body.appendChild(document.createElement('div'));
      host.innerHTML = html;
      let root: ReactRoot | null = null;
      try {
        // Async, so that the whole of the hydration, and not only its beginning, counts as React's.
        await act(async () => {
          root = hydrateRoot(host, element, { onRecoverableError: (error) => recoverable.push(error) });
        });
        await showing(says[locale]);
        expect(recoverable).toEqual([]);
        expect(complaints).not.toHaveBeenCalled();
      } finally {
        act(() => root?.unmount());
        host.remove();
      }
    });

    it('asks once, in StrictMode too', async () => {
      const adapter = recordedAdapter(await widget.openAdapter());
      render(<StrictMode>{placed({ adapter })}</StrictMode>);
      await showing(says.en);
      await waitFor(() => expect(adapter.calls.every(({ settled }) => settled)).toBe(true));
      expect(adapter.calls.map(({ verb }) => verb).sort()).toEqual([...widget.asks].sort());
    });

    it('aborts what is under way when it goes, and says nothing more', async () => {
      const complaints = vi.spyOn(console, 'error');
      const adapter = recordedAdapter(await widget.openAdapter(), { unanswered: 'all' });
      const { unmount } = render(placed({ adapter }));
      await waitFor(() => expect(adapter.calls.length).toBeGreaterThan(0));
      unmount();
      await waitFor(() => expect(adapter.calls.every(({ signal }) => signal.aborted)).toBe(true));
      await waitFor(() => expect(adapter.calls.every(({ settled }) => settled)).toBe(true));
      expect(complaints).not.toHaveBeenCalled();
    });

    it('leaves no timer and no listener behind', async () => {
      // React listens on the document once and for all: not the widget's doing.
      render(<p>warm</p>).unmount();
      const adapter = await widget.openAdapter();
      const watched = watchLeftovers();
      try {
        const { unmount } = render(placed({ adapter }));
        await showing(says.en);
        unmount();
        expect(await watched.left()).toEqual([]);
      } finally {
        watched.stop();
      }
    });

    it('leaves no secret in the page, the storage, the address or the console', async () => {
      const spoken = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level));
      const adapter = recordedAdapter(await widget.openAdapter());
      const { unmount } = render(placed({ adapter }));
      await showing(says.en);
      await widget.journey?.(userEvent.setup());
      if (widget.journey) expect(adapter.secrets).not.toEqual([]);
      unmount();
      const places = [
        document.documentElement.outerHTML,
        location.href,
        JSON.stringify(history.state),
        JSON.stringify({ ...localStorage, ...sessionStorage }),
        document.cookie,
        JSON.stringify(spoken.map(({ mock }) => mock.calls)),
      ].join('\n');
      expect(adapter.secrets.filter((secret) => places.includes(secret))).toEqual([]);
    });

    it('changes its language while it is shown', async () => {
      const adapter = await widget.openAdapter();
      const ref = createRef<Root>();
      const { rerender } = render(placed({ adapter, locale: 'en', props: { ref } }));
      await showing(says.en);
      expect(ref.current).toHaveAttribute('lang', 'en');
      rerender(placed({ adapter, locale: 'fr-CA', props: { ref } }));
      await showing(says['fr-CA']);
      expect(ref.current).toHaveAttribute('lang', 'fr-CA');
      expect(document.body).not.toHaveTextContent(says.en);
    });

    it.each(locales)('uses the host’s own words, in %s', async (locale) => {
      const messages = { [locale]: { [says.key]: 'The host’s own words' } };
      render(placed({ adapter: await widget.openAdapter(), locale, messages }));
      await showing('The host’s own words');
    });
  });
}
