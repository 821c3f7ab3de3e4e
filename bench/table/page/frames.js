/* Time as the screen has it. */

export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Calls back in the first task after the paint of the frame whose animation callbacks are running now. */
export function afterPaint(callback) {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => callback(performance.now());
  channel.port2.postMessage(null);
}

/** The time of the paint that first shows what is waited for; NaN when it does not come. What an animation callback sees is painted in its frame. */
export function painted(isShown, limitMs = 30_000) {
  const from = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      if (isShown()) afterPaint(resolve);
      else if (performance.now() - from > limitMs) resolve(NaN);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const lastsAtLeastMs = 5;

/** Fulfilled when the page has had nothing to do for so many idle periods running. */
export function idle(periods) {
  return new Promise((resolve) => {
    let running = 0;
    const look = (deadline) => {
      running = deadline.timeRemaining() >= lastsAtLeastMs ? running + 1 : 0;
      if (running >= periods) resolve();
      else requestIdleCallback(look);
    };
    requestIdleCallback(look);
  });
}
