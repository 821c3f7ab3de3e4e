const keys = ['q', 'u', 'a'];
const bytesPerMegabyte = 1_048_576;

/** Mount, three keys of a filter, a sort. */
export async function measureMain({ page, metrics, collectGarbage, settle }) {
  await collectGarbage();
  const before = await metrics();
  const mount = await page.evaluate(() => window.bench.mount());
  const mounted = await metrics();
  await settle();
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
    firstKey: answers[0].first,
    wholeKey: answers[0].whole,
    slowestKey: Math.max(...answers.map(({ first }) => first)),
    keyInp,
    sort: sort.first,
    wholeSort: sort.whole,
    sortInp,
  };
}

const now = (page) => page.evaluate(() => window.bench.now());
const longestSince = (page, time) => page.evaluate((since) => window.bench.longestSince(since), time);

/** Waits in the page, where nothing runs meanwhile. */
async function answer(page) {
  const answered = await page.evaluate(() => window.bench.answered());
  if (answered === 'never') throw new Error('the answer to a key or a click never came');
  return answered;
}
