import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { launch, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { vi } from 'vitest';

/** As little of a browser as a smoke test needs, whatever it is driven by. */
export interface OtherBrowser {
  open(url: string): Promise<void>;
  /** What a JavaScript expression comes to in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** A click where a person would click. */
  click(xpath: string): Promise<void>;
  close(): Promise<void>;
}

export interface FoundBrowser {
  readonly name: string;
  /** null: this machine does not have it. */
  readonly start: (() => Promise<OtherBrowser>) | null;
  /** What to install, for whoever wants it tried. */
  readonly wants: string;
}

/** Playwright drives builds of its own only: Firefox as it is installed is driven by WebDriver BiDi, WebKit by WebDriver. */
export function otherBrowsers(): readonly FoundBrowser[] {
  const firefox = onPath('firefox') ?? onPath('firefox-esr');
  const webKit = onPath('WebKitWebDriver');
  const screen = onPath('xvfb-run');
  return [
    { name: 'Firefox', start: firefox === null ? null : () => startFirefox(firefox), wants: 'firefox-esr' },
    { name: 'WebKit', start: webKit === null || screen === null ? null : () => startWebKit(screen, webKit), wants: 'webkit2gtk-driver and xvfb' },
  ];
}

function onPath(name: string): string | null {
  const files = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return files.find((file) => existsSync(file)) ?? null;
}

async function startFirefox(executablePath: string): Promise<OtherBrowser> {
  const browser = await launch({ browser: 'firefox', executablePath, headless: true });
  const page: Page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    click: (xpath) => page.locator(`::-p-xpath(${xpath})`).click(),
    close: () => browser.close(),
  };
}

const answerSchema = v.object({ value: v.unknown() });
const sessionSchema = v.object({ sessionId: v.string() });
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const elementSchema = v.object({ [elementKey]: v.string() });

async function startWebKit(screen: string, driver: string): Promise<OtherBrowser> {
  const port = await freePort();
  const server = spawn(screen, ['--auto-servernum', '--server-args=-screen 0 1280x900x24', driver, `--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
  });
  const end = () => {
    // The screen, the driver and the browser are one group.
    if (server.pid !== undefined) process.kill(-server.pid);
  };
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = v.parse(answerSchema, await response.json());
    if (!response.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(value)}`);
    return value;
  };
  try {
    const begun = await vi.waitFor(
      () => ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { args: ['--automation'] } } } }),
      { timeout: 30_000, interval: 250 },
    );
    const at = `/session/${v.parse(sessionSchema, begun).sessionId}`;
    return {
      open: async (url) => void (await ask('POST', `${at}/url`, { url })),
      evaluate: (expression) => ask('POST', `${at}/execute/sync`, { script: `return (${expression});`, args: [] }),
      async click(xpath) {
        const found = v.parse(elementSchema, await ask('POST', `${at}/element`, { using: 'xpath', value: xpath }));
        await ask('POST', `${at}/element/${found[elementKey]}/click`, {});
      },
      async close() {
        await ask('DELETE', at);
        end();
      },
    };
  } catch (cause) {
    end();
    throw cause;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
