import { nextFrame } from './frames.js';
import { drive } from './scrolling.js';

const movements = {
  /** Half a second of fling from the top. */
  fling: (scroller, probe) => drive(scroller, probe, { ms: 500, speed: 12_000 }),
  /** Half a second in which the scroll bar is torn to and fro: another far place in each frame. */
  scrub: (scroller, probe) => drive(scroller, probe, { ms: 500, jump: true }),
  /** One jump to a far place. */
  jump(scroller, _probe, share) {
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
  },
};

/**
 * Moves, then waits until every row that is seen is there, in its order. Milliseconds from the frame in which the
 * scroller comes to rest to the frame that is complete, both as the browser times its frames; NaN after 10 s.
 */
export async function moveAndRest(scroller, probe, kind, share) {
  const seenBefore = probe.firstRow();
  await movements[kind](scroller, probe, share);
  // The last scroll event is told at the start of this frame.
  const rest = await nextFrame();
  for (let frame = rest; frame - rest < 10_000; frame = await nextFrame()) {
    if (isComplete(probe.rowsSeen())) return { waited: frame - rest, moved: probe.firstRow() !== seenBefore };
  }
  return { waited: NaN, moved: false };
}

function isComplete(rows) {
  return rows.length > 0 && rows.every((row, index) => row !== null && row === rows[0] + index);
}
