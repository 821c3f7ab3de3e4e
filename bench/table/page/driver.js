import { arm, answered, longestSince } from './interactions.js';
import { idle, nextFrame, painted } from './frames.js';
import { createProbe } from './probe.js';
import { moveAndRest } from './resting.js';
import { extremeRow, makeRow, makeRows, typed } from './rows.js';
import { drive, reachEnd, watchFrames } from './scrolling.js';
import { boxHeight } from './layout.js';

/* What the runner calls, over CDP, in the page: window.bench. */

const modules = import.meta.glob('./contenders/*.{js,jsx}');
const box = document.getElementById('box');
const search = document.getElementById('q');
let contender;
let rows;
let handle;
let probe;
let watched;

search.addEventListener('input', () => handle.setFilter(search.value));

// In a task of its own: CDP's ScriptDuration counts neither what is done in an animation callback's microtasks nor in an
// evaluated call, so a contender that mounts at once would look free beside React's scheduled tasks.
function inItsOwnTask(act) {
  return new Promise((resolve) =>
    setTimeout(() => {
      act();
      resolve();
    }),
  );
}

/** So that nobody's mount waits for the network. It is run only when it is imported. */
function fetchScript(path) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = path;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${path} could not be fetched`));
  });
}

/** In a row. A table may put work off until it has been drawn: it says itself when that is done. */
const periodsOfARest = 5;

const isWhole = () => handle.isWhole?.() ?? true;

async function firstRowPainted() {
  const time = await painted(() => probe.firstRow() === 0);
  if (Number.isNaN(time)) throw new Error('row 0 was never seen');
  return time;
}

window.bench = {
  async load(name, chunks) {
    await Promise.all(chunks.map(fetchScript));
    const [, load] = Object.entries(modules).find(([path]) => path.replace(/^.*\/|\.jsx?$/g, '') === name);
    contender = (await load()).default;
    box.style.height = `${contender.boxHeight ?? boxHeight}px`;
    // Over CDP infinity does not travel: null is no limit.
    return {
      maxRows: contender.maxRows ?? null,
      paged: Boolean(contender.paged),
      sortedByHost: Boolean(contender.sortedByHost),
      remote: Boolean(contender.mountRemote),
    };
  },

  async generate(count) {
    const made = makeRows(count);
    rows = contender.prepare ? contender.prepare(made) : made;
    await contender.stand?.(box);
  },

  async mount() {
    await nextFrame();
    await nextFrame();
    let from;
    await inItsOwnTask(() => {
      from = performance.now();
      handle = contender.mount(box, rows);
      probe = createProbe(box, contender, handle);
    });
    return (await firstRowPainted()) - from;
  },

  /** Start-up work is over. */
  started: () => idle(periodsOfARest),

  /** What was asked for is whole, and nothing more is under way. */
  async settled() {
    if (handle) await painted(() => isWhole() && (handle.isSettled?.() ?? true));
    await idle(periodsOfARest);
  },

  nodes: () => box.querySelectorAll('*').length,
  rowsSeen: () => (probe.sees ? probe.rowsSeen().filter((row) => row !== null).length : null),
  now: () => performance.now(),
  longestSince,
  answered,

  armKey(step) {
    const { firstRow } = typed[step];
    arm('keydown', () => probe.firstRow() === firstRow, isWhole);
  },
  clearFilter() {
    search.value = '';
    handle.setFilter('');
    return painted(() => probe.firstRow() === 0);
  },
  armSort() {
    const first = extremeRow(rows.length, contender.sortsTo);
    arm('click', () => probe.firstRow() === first, isWhole);
    const target = handle.sortTarget();
    const { left, top, width, height } = target instanceof Element ? target.getBoundingClientRect() : target;
    return { x: left + Math.min(40, width / 2), y: top + height / 2 };
  },

  drive: (how) => drive(handle.scroller(), probe, how),
  reachEnd: () => reachEnd(handle.scroller(), probe),

  /** The middle of what scrolls, from its top. */
  async wheelTarget() {
    const scroller = handle.scroller();
    scroller.scrollTop = 0;
    await nextFrame();
    const { left, top } = scroller.getBoundingClientRect();
    return { x: left + scroller.clientWidth / 2, y: top + scroller.clientHeight / 2 };
  },
  textArea: () => probe.textArea(),
  watch() {
    watched = watchFrames(probe);
  },
  async watchedFrames() {
    watched.stop();
    return { ...(await watched.result), firstRow: probe.sees ? probe.firstRow() : null, scrollTop: handle.scroller().scrollTop };
  },

  async mountRemote(count, latencyMs) {
    await inItsOwnTask(() => {
      handle = contender.mountRemote(box, count, latencyMs);
      probe = createProbe(box, contender, handle);
    });
    await firstRowPainted();
    return probe.textAtTop().includes(makeRow(0).description);
  },
  moveAndRest: (kind, share) => moveAndRest(handle.scroller(), probe, kind, share),
  async endsWith(row) {
    const scroller = handle.scroller();
    scroller.scrollTop = scroller.scrollHeight;
    await painted(() => probe.rowsSeen().includes(row), 10_000);
    return probe.isTextSeen(makeRow(row).description);
  },
  held: () => ({ rows: handle.heldRows(), asked: handle.asked?.() ?? null }),
};
