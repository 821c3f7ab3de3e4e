import { cpSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../journey/visitor.js';
import { backEndRooms } from './expect-lean-bundles.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost } from './host-process.js';
import { installExample, type InstalledExample } from './installed-example.js';
import { wordsFound, wordsOnlyIn } from './kit-words.js';
import { serveSandbox } from './served-sandbox.js';

const vite = 'vite/bin/vite.js';
const address = /http:\/\/127\.0\.0\.1:\d+/;

describe('the example for Vue, with the elements of the package as it is published', () => {
  let example: InstalledExample;
  let browser: Browser;

  beforeAll(async () => {
    [example, browser] = await Promise.all([installExample('vue'), launchBrowser()]);
    await example.run(vite, 'build');
  });
  afterAll(async () => {
    await browser?.close();
    example?.dispose();
  });

  it('has templates that are checked: properties, events and what they tell', async () => {
    await example.run('vue-tsc/bin/vue-tsc.js');
    const template = (markup: string) => `<script setup lang="ts">const take = (value: unknown) => value;</script>\n<template>${markup}</template>\n`;
    writeFileSync(
      `${example.folder}/src/Wrong.vue`,
      template(`
      <bankfeeds-connect-button flow="elsewhere" />
      <bankfeeds-transactions-table :transactions="'none'" @bankfeeds-linked="take($event.detail.nothing)" />
      <bankfeeds-conect-button />`),
    );
    const failure = await example.run('vue-tsc/bin/vue-tsc.js').then(() => '', String);
    expect(failure).toMatch(/elsewhere/);
    expect(failure).toMatch(/FeedTransaction\[\]/);
    expect(failure).toMatch(/'nothing' does not exist on type '\{ readonly feed: Feed; \}'/);
    expect(failure).toMatch(/conect/i);
  });

  it('connects a customer, in French and in English, without a complaint', async () => {
    // Beside the page's packages: one installation does for both.
    cpSync(`${example.folder}/../node/server.js`, `${example.folder}/back-end.js`);
    const sandbox = await serveSandbox();
    const backEnd = await startHost({
      command: ['back-end.js'],
      folder: example.folder,
      environment: { ...sandbox.environment, PORT: '0' },
      urlIn: (output) => address.exec(output)?.[0] ?? null,
    });
    const pages = await startHost({
      command: [example.installed(vite), 'preview', '--port', '0', '--host', '127.0.0.1'],
      folder: example.folder,
      environment: { BANK_URL: backEnd.url },
      urlIn: (output) => address.exec(output)?.[0] ?? null,
    });
    try {
      await expectQuickBooksPage(browser, pages.url);
    } finally {
      await pages.stop();
      await backEnd.stop();
      await sandbox.stop();
    }
  });

  it('serves no back end', () => {
    expect(wordsFound(`${example.folder}/dist`, wordsOnlyIn(example.installed('bankfeeds'), backEndRooms))).toEqual([]);
  });
});
