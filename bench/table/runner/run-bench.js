import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { findChromium } from '../../../test/chromium/find-chromium.js';
import { buildPackage, buildPage, builtPage } from './builds.js';
import { launch, openContender } from './browser.js';
import { saveLatest } from './latest.js';
import { mediansOf } from './medians.js';
import { readOptions } from './options.js';
import { reportOf } from './report.js';
import { serveFolder } from './serve.js';
import { measureSizes } from './sizes.js';

const resultsFile = new URL('../results.json', import.meta.url);

/** Builds, measures, prints the tables, and keeps every single figure in results.json. */
export async function runBench(args) {
  const options = readOptions(args);
  const executablePath = await findChromium();
  if (options.build) {
    buildPackage();
    buildPage();
  }
  const sizes = await measureSizes(options.contenders);
  const { url, close } = await serveFolder(builtPage);
  const browserVersion = await versionOf(executablePath);
  const session = { when: new Date().toISOString(), cpu: `${cpus().length} × ${cpus()[0]?.model}`, node: process.version, browser: browserVersion };
  const results = [];
  const keep = () => writeFile(resultsFile, JSON.stringify({ ...session, runs: options.runs, results, sizes }));

  const isGivenUp = givingUp();
  for (let run = 0; run < options.runs; run++) {
    for (const phase of options.phases) {
      for (const count of options.sizes ?? phase.sizes) {
        await measureCell({ url, executablePath, options, phase, count, run, results, isGivenUp });
        await keep();
        say(`run ${run + 1} of ${options.runs}: ${phase.name}, ${count.toLocaleString('en')} rows`);
      }
    }
  }
  close();

  const medians = mediansOf({ ...session, results, sizes, options });
  process.stdout.write(`${reportOf(medians)}\n`);
  if (options.save) saveLatest(medians);
}

/** The contenders one after the other, each in a fresh page, another one first in each run. */
async function measureCell({ url, executablePath, options, phase, count, run, results, isGivenUp }) {
  const { contenders } = options;
  const first = run % contenders.length;
  let browser = await launchWarm(executablePath, phase, url);
  for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
    const cell = { run, phase: phase.name, rows: count, contender };
    if (isGivenUp(cell)) continue;
    try {
      const figures = await within(options.cellLimitMs, measureContender(browser, { url, options, phase, count, contender }));
      if (figures) results.push({ ...cell, load: loadavg()[0], ...figures });
      if (figures && options.verbose) say(JSON.stringify({ ...cell, ...figures }));
    } catch (error) {
      isGivenUp.failed(cell);
      results.push({ ...cell, failed: String(error).slice(0, 200) });
      say(`${contender}, ${phase.name}, ${count} rows: ${String(error).slice(0, 400)}`);
      await browser.close().catch(() => undefined);
      browser = await launchWarm(executablePath, phase, url);
    }
  }
  await browser.close().catch(() => undefined);
}

async function measureContender(browser, { url, options, phase, count, contender }) {
  const opened = await openContender(browser, { url, contender, count, force: options.force, throttle: phase.throttle, remote: phase.remote });
  if (!opened) return null;
  try {
    const figures = await phase.measure(opened, { ...options, count });
    if (opened.errors.length > 0) say(`${contender} wrote errors to the console: ${opened.errors.join(' | ')}`);
    const { paged, sortedByHost } = opened.traits;
    return figures && { ...figures, paged, sortedByHost };
  } finally {
    await opened.close();
  }
}

/** A browser that has drawn and scrolled once: its own start is nobody's cost. */
async function launchWarm(executablePath, phase, url) {
  const browser = await launch(executablePath, phase.frames);
  const { page, close } = await openContender(browser, { url, contender: 'limit', count: 100 });
  await page.evaluate(() => window.bench.mount());
  await page.evaluate(() => window.bench.drive({ ms: 300, speed: 3000 }));
  await close();
  return browser;
}

async function versionOf(executablePath) {
  const browser = await launch(executablePath, '60 Hz');
  const version = `Chromium ${browser.version()}`;
  await browser.close();
  return version;
}

/** What failed twice is not tried again. */
function givingUp() {
  const failures = new Map();
  const idOf = ({ contender, phase, rows }) => `${contender}/${phase}/${rows}`;
  const isGivenUp = (cell) => (failures.get(idOf(cell)) ?? 0) >= 2;
  isGivenUp.failed = (cell) => failures.set(idOf(cell), (failures.get(idOf(cell)) ?? 0) + 1);
  return isGivenUp;
}

async function within(milliseconds, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
