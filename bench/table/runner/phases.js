import { measureMain } from './cells/main.js';
import { measureRemote } from './cells/remote.js';
import { measureScroll } from './cells/scroll.js';
import { measureWheel } from './cells/wheel.js';

/*
 * What is measured, where and at which sizes. A column with `ratio` is also told as a multiple of `limit`.
 *
 * Times to a paint are taken with frames as fast as they come (else all are rounded up to 16.7 ms); scrolling at the
 * normal 60 Hz.
 */

const mainColumns = [
  { key: 'mount', heading: 'mount ms', ratio: true },
  { key: 'script', heading: 'script ms', ratio: true },
  { key: 'task', heading: 'main-thread ms', ratio: true },
  { key: 'heap', heading: 'heap +MB' },
  { key: 'nodes', heading: 'DOM nodes' },
  { key: 'rowsSeen', heading: 'rows seen' },
  { key: 'firstKey', heading: 'filter key ms', ratio: true },
  { key: 'wholeKey', heading: 'all found ms', ratio: true },
  { key: 'slowestKey', heading: 'slowest key ms', ratio: true },
  { key: 'keyInp', heading: 'key INP ms', atLeast: 16 },
  { key: 'sort', heading: 'sort ms', ratio: true },
  { key: 'wholeSort', heading: 'all sorted ms', ratio: true },
  { key: 'sortInp', heading: 'sort INP ms', atLeast: 16 },
];

const frameColumns = (part, name) => [
  { key: `${part}P50`, heading: `${name} frame p50 ms` },
  { key: `${part}P95`, heading: `${name} p95 ms` },
  { key: `${part}Dropped`, heading: `${name} dropped` },
  { key: `${part}Blank`, heading: `${name} blank %` },
  { key: `${part}Cpu`, heading: `${name} CPU ms/frame`, ratio: true },
];

const scrollColumns = [...frameColumns('fling', 'fling'), ...frameColumns('jump', 'jump'), { key: 'lastSeen', heading: 'last row seen' }];

const wheelColumns = [
  ...frameColumns('wheel', 'wheel'),
  { key: 'gaps', heading: 'pictures with a gap %' },
  { key: 'pictures', heading: 'pictures' },
  { key: 'rowsPerSecond', heading: 'rows/s' },
];

const slowed = { family: 'slow', sizes: [100_000], throttle: 4 };

export const phases = [
  {
    name: 'main',
    family: 'main',
    title: 'Mount, filter, sort',
    sizes: [100, 10_000, 100_000, 1_000_000],
    frames: 'uncapped',
    measure: measureMain,
    columns: mainColumns,
  },
  {
    name: 'scroll',
    family: 'scroll',
    title: 'Scrolling by script: a fling, then a random place each frame',
    sizes: [10_000, 1_000_000],
    frames: '60 Hz',
    measure: measureScroll,
    columns: scrollColumns,
    pagedApart: true,
  },
  {
    name: 'wheel',
    family: 'wheel',
    title: 'Scrolling by wheel',
    sizes: [100_000, 1_000_000],
    frames: '60 Hz',
    measure: measureWheel,
    columns: wheelColumns,
  },
  {
    ...slowed,
    name: 'slow',
    title: 'Mount, filter, sort, with the main thread slowed 4 times',
    frames: 'uncapped',
    measure: measureMain,
    columns: mainColumns,
  },
  {
    ...slowed,
    name: 'slow fling',
    title: 'Scrolling by script, with the main thread slowed 4 times',
    frames: '60 Hz',
    measure: measureScroll,
    columns: scrollColumns,
    pagedApart: true,
  },
  {
    ...slowed,
    name: 'slow wheel',
    title: 'Scrolling by wheel, with the main thread slowed 4 times',
    frames: '60 Hz',
    measure: measureWheel,
    columns: wheelColumns,
  },
  {
    name: 'remote',
    family: 'remote',
    title: 'Scrolling over a bank that answers pages',
    sizes: [1_000_000],
    frames: '60 Hz',
    remote: true,
    measure: measureRemote,
    columns: [
      { key: 'jumpRest', heading: 'complete after a jump, ms' },
      { key: 'jumpWorst', heading: 'worst' },
      { key: 'flingRest', heading: 'after a fling, ms' },
      { key: 'flingWorst', heading: 'worst' },
      { key: 'scrubRest', heading: 'after scrubbing, ms' },
      { key: 'scrubWorst', heading: 'worst' },
      { key: 'withinBound', heading: 'within latency + a frame, %' },
      { key: 'heldMost', heading: 'rows held at most' },
      { key: 'asked', heading: 'pages asked' },
      { key: 'aborted', heading: 'aborted' },
      { key: 'mostInFlight', heading: 'in flight at most' },
      { key: 'textsRight', heading: 'first and last text right', yes: true },
    ],
  },
];
