const frameMs = 1000 / 60;
/** Where each movement goes, of 1: never to a place where another one has been. */
const movements = {
  jump: [0.13, 0.87, 0.42, 0.95, 0.28, 0.66, 0.07, 0.51],
  fling: [0.19, 0.74, 0.35],
  scrub: [0.82, 0.24, 0.58],
};

/** Over a bank that answers pages late: how long a rest stays incomplete, and how much is held and asked. */
export async function measureRemote({ page, collectGarbage, settle }, { latencyMs, count }) {
  const firstTextRight = await page.evaluate(([rows, latency]) => window.bench.mountRemote(rows, latency), [count, latencyMs]);
  await settle();

  const waits = { jump: [], fling: [], scrub: [] };
  let heldMost = 0;
  for (const [kind, places] of Object.entries(movements)) {
    for (const place of places) {
      waits[kind].push(await page.evaluate(([movement, share]) => window.bench.moveAndRest(movement, share), [kind, place]));
      await settle();
      await collectGarbage();
      heldMost = Math.max(heldMost, (await held(page)).rows);
    }
  }
  const lastTextRight = await page.evaluate((row) => window.bench.endsWith(row), count - 1);
  const { asked } = await held(page);

  const all = Object.values(waits).flat();
  return {
    ...restsOf('jump', waits.jump),
    ...restsOf('fling', waits.fling),
    ...restsOf('scrub', waits.scrub),
    // A millisecond for the rounding of frame times.
    withinBound: (100 * all.filter((waited) => waited <= latencyMs + frameMs + 1).length) / all.length,
    heldMost,
    asked: asked?.pages ?? null,
    aborted: asked?.aborted ?? null,
    mostInFlight: asked?.mostInFlight ?? null,
    textsRight: firstTextRight && lastTextRight ? 1 : 0,
  };
}

const held = (page) => page.evaluate(() => window.bench.held());

function restsOf(kind, waits) {
  const sorted = [...waits].sort((a, b) => a - b);
  return { [`${kind}Rest`]: sorted[Math.floor(sorted.length / 2)], [`${kind}Worst`]: sorted.at(-1) };
}
