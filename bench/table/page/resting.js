import { nextFrame } from './frames.js';
import { drive } from './scrolling.js';

const longestWaitMs = 10_000;

const movements = {
  /** One jump to a far place. */
  jump(scroller, probe, share) {
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
  },
  /** Half a second of fling, from a far place. */
  fling: (scroller, probe, share) => drive(scroller, probe, { ms: 500, speed: 12_000, from: share }),
  /** Half a second in which the scroll bar is torn to and fro, another far place in each frame, and let go at one. */
  async scrub(scroller, probe, share) {
    await drive(scroller, probe, { ms: 500, jump: true });
    movements.jump(scroller, probe, share);
  },
};

/**
 * Moves, then waits until every row that is seen is there, in its order. Answers the milliseconds from the frame in
 * which the scroller comes to rest to the frame that is complete, both as the browser times its frames.
 */
export async function moveAndRest(scroller, probe, kind, share) {
  const seenBefore = probe.firstRow();
  await movements[kind](scroller, probe, share);
  // The last scroll event is told at the start of this frame.
  const rest = await nextFrame();
  for (let frame = rest; frame - rest < longestWaitMs; frame = await nextFrame()) {
    if (!isComplete(probe.rowsSeen())) continue;
    if (probe.firstRow() === seenBefore) throw new Error(`a ${kind} moved nothing`);
    return frame - rest;
  }
  throw new Error(
    `after a ${kind} these rows are seen, and not one after the other: ${probe
      .rowsSeen()
      .map((row) => row ?? 'blank')
      .join(', ')}`,
  );
}

function isComplete(rows) {
  return rows.length > 0 && rows.every((row, index) => row !== null && row === rows[0] + index);
}
