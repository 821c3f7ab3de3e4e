const keys = ['q', 'u', 'a'];
const bytesPerMegabyte = 1_048_576;

/** Mount, three keys of a filter, a sort. */
export async function measureMain({ page, metrics, collectGarbage, settle }) {
  await collectGarbage();
  const before = await metrics();
  const mount = await page.evaluate(() => window.bench.mount());
  const mounted = await metrics();
  await page.waitForTimeout(600);
  await collectGarbage();
  await collectGarbage();
  const rested = await metrics();
  const nodes = await page.evaluate(() => window.bench.nodes());
  const rowsSeen = await page.evaluate(() => window.bench.rowsSeen());

  await page.click('#q');
  await settle();
  const beforeKeys = await now(page);
  const answers = [];
  for (const [step, key] of keys.entries()) {
    await page.evaluate((index) => window.bench.armKey(index), step);
    await page.keyboard.press(key);
    answers.push(await answer(page));
    await settle();
  }
  const keyInp = await longestSince(page, beforeKeys);
  await page.evaluate(() => window.bench.clearFilter());
  await settle();

  const { x, y } = await page.evaluate(() => window.bench.armSort());
  const beforeSort = await now(page);
  await page.mouse.click(x, y);
  const sort = await answer(page);
  await settle();
  const sortInp = await longestSince(page, beforeSort);

  const milliseconds = (name) => (mounted[name] - before[name]) * 1000;
  return {
    mount,
    script: milliseconds('ScriptDuration'),
    task: milliseconds('TaskDuration'),
    heap: (rested.JSHeapUsedSize - before.JSHeapUsedSize) / bytesPerMegabyte,
    nodes,
    rowsSeen,
    firstKey: answers[0],
    slowestKey: Math.max(...answers),
    keyInp,
    sort,
    sortInp,
  };
}

const now = (page) => page.evaluate(() => window.bench.now());
const longestSince = (page, time) => page.evaluate((since) => window.bench.longestSince(since), time);

/** Asks from outside, so that nothing runs in the page while it works. */
async function answer(page) {
  for (;;) {
    const took = await page.evaluate(() => window.bench.answered());
    if (took === 'never') throw new Error('the answer never came');
    if (took !== null) return took;
    await page.waitForTimeout(20);
  }
}
