import { afterPaint, nextFrame } from './frames.js';

/**
 * Sets scrollTop once a frame: a fling of `speed` px/s that turns at the ends or, with `jump`, a random position each
 * time; `from` is where it begins, of 1. Answers the length of every frame and how many were blank.
 *
 * scrollTop is set in a task between two frames: its scroll event then fires at the start of the next frame, before
 * that frame's animation callbacks and paint, as with a real scroll. Set inside an animation callback, every table
 * that recycles rows would paint one stale frame.
 */
export async function drive(scroller, probe, { ms, speed, jump, from = 0 }) {
  const longest = scroller.scrollHeight - scroller.clientHeight;
  let position = from * longest;
  scroller.scrollTop = position;
  await nextFrame();
  await nextFrame();
  let direction = 1;
  let seed = 7;

  const watched = watchFrames(probe, (sinceLast) => {
    if (jump) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      position = (seed / 4294967296) * longest;
    } else {
      position += (direction * speed * Math.min(sinceLast, 200)) / 1000;
      if (position > longest || position < 0) direction = -direction;
      position = Math.max(0, Math.min(longest, position));
    }
    scroller.scrollTop = position;
  });
  setTimeout(watched.stop, ms);
  return watched.result;
}

/** Counts frames, and those that are blank, until it is stopped. `afterEach` runs in the task after each paint. */
export function watchFrames(probe, afterEach = () => undefined) {
  const frames = [];
  let blank = 0;
  let probed = 0;
  let last = performance.now();
  let stopped = false;
  const result = new Promise((resolve) => {
    const look = (time) => {
      const sinceLast = time - last;
      last = time;
      frames.push(sinceLast);
      if (stopped) {
        // The first frame began before anything was watched.
        resolve({ frames: frames.slice(1), blank, probed });
        return;
      }
      afterPaint(() => {
        if (probe.sees) {
          probed++;
          if (probe.isBlank()) blank++;
        }
        afterEach(sinceLast);
        requestAnimationFrame(look);
      });
    };
    requestAnimationFrame(look);
  });
  return {
    stop: () => {
      stopped = true;
    },
    result,
  };
}

/** Scrolls to the end, as far as that goes, and answers the last row that is seen there. */
export async function reachEnd(scroller, probe) {
  for (const frames of [40, 20]) {
    // A second time: some tables learn their height only on the way.
    scroller.scrollTop = scroller.scrollHeight;
    for (let frame = 0; frame < frames; frame++) await nextFrame();
  }
  return probe.sees ? Math.max(-1, ...probe.rowsSeen().filter((row) => row !== null)) : null;
}
