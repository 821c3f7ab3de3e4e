import type { BrowserContext, Page, Response } from 'playwright';

/** Where a text was found. */
export interface Sighting {
  readonly place: string;
  /** Whose: the origin that was asked, or of the page. */
  readonly origin: string;
  readonly text: string;
}

export interface EverythingSeen {
  /** All that has gone over the line, into the console, or into the browser's keeping. Waits for answers under way. */
  sightings(): Promise<readonly Sighting[]>;
  /** What a page holds now: its elements, what is typed in, its address and history, and what a screen reader is told. */
  pageNow(page: Page): Promise<readonly Sighting[]>;
  /** What the browser keeps for all pages: cookies, localStorage, sessionStorage, IndexedDB, caches. */
  keptNow(pages: readonly Page[]): Promise<readonly Sighting[]>;
  /** The answers' bodies that were set apart. */
  setApart(): Promise<readonly string[]>;
}

/** Notes everything that a browser's pages send, are sent, print and keep; `apart` says which answers' bodies are meant to hold a secret. */
export async function watchEverything(context: BrowserContext, apart: (response: Response) => boolean): Promise<EverythingSeen> {
  const seen: Sighting[] = [];
  const kept: string[] = [];
  const underWay = new Set<Promise<void>>();

  function note(place: string, url: string, text: string): void {
    seen.push({ place, origin: originOf(url), text });
  }

  function later(work: Promise<void>): void {
    const done = work.catch(() => undefined).finally(() => underWay.delete(done));
    underWay.add(done);
  }

  // What is written and taken away again is written all the same.
  await context.addInitScript(() => {
    const tell = (what: string, ...values: unknown[]) => console.debug(`written: ${what} ${JSON.stringify(values)}`);
    const watch = (owner: object, name: string) => {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') return;
      Reflect.set(owner, name, function watched(this: unknown, ...values: unknown[]) {
        tell(name, ...values);
        return Reflect.apply(original, this, values);
      });
    };
    watch(Storage.prototype, 'setItem');
    watch(history, 'pushState');
    watch(history, 'replaceState');
    watch(BroadcastChannel.prototype, 'postMessage');
    watch(window, 'postMessage');
    watch(navigator, 'sendBeacon');
    watch(IDBObjectStore.prototype, 'put');
    watch(IDBObjectStore.prototype, 'add');
  });

  context.on('console', (message) => note(`console.${message.type()}`, message.page()?.url() ?? '', `${message.text()} ${message.location().url}`));
  context.on('weberror', (error) => note('page error', error.page()?.url() ?? '', `${error.error().message} ${error.error().stack ?? ''}`));
  context.on('page', (page) => page.on('framenavigated', (frame) => note('address of a page', frame.url(), frame.url())));
  context.on('request', (request) => {
    note('address of a request', request.url(), request.url());
    note('body of a request', request.url(), request.postData() ?? '');
    later(request.allHeaders().then((headers) => note('headers of a request', request.url(), JSON.stringify(headers))));
  });
  context.on('response', (response) => {
    later(response.allHeaders().then((headers) => note('headers of an answer', response.url(), JSON.stringify(headers))));
    later(
      response.text().then((body) => {
        if (apart(response)) kept.push(body);
        else note(`answer to ${response.request().method()} ${new URL(response.url()).pathname}`, response.url(), body);
      }),
    );
  });

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    async sightings() {
      await settled();
      return seen;
    },
    async setApart() {
      await settled();
      return kept;
    },
    async pageNow(page) {
      const devtools = await context.newCDPSession(page);
      const tree = JSON.stringify(await devtools.send('Accessibility.getFullAXTree'));
      await devtools.detach();
      const state = await page.evaluate(() => {
        const typed = [...document.querySelectorAll('input, textarea, select')].map((field) => Reflect.get(field, 'value'));
        return JSON.stringify([location.href, history.state, document.title, document.referrer, window.name, typed, getSelection()?.toString()]);
      });
      const place = (what: string, text: string): Sighting => ({ place: what, origin: originOf(page.url()), text });
      return [place('elements of a page', await page.content()), place('accessibility tree of a page', tree), place('state of a page', state)];
    },
    async keptNow(pages) {
      const state = JSON.stringify(await context.storageState({ indexedDB: true }));
      const sightings: Sighting[] = [{ place: 'storage', origin: '', text: state }];
      for (const page of pages) {
        const text = await page.evaluate(async () =>
          JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, await indexedDB.databases(), await caches.keys()]),
        );
        sightings.push({ place: 'storage of a page', origin: originOf(page.url()), text });
      }
      return sightings;
    },
  };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
