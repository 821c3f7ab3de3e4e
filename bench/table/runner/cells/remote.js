const frameMs = 1000 / 60;
const places = [0.13, 0.87, 0.42, 0.95, 0.28, 0.66, 0.07, 0.51];
const rounds = { jump: 8, fling: 3, scrub: 3 };

/** Over a bank that answers pages late: how long a rest stays incomplete, and how much is held and asked. */
export async function measureRemote({ page, collectGarbage, settle }, { latencyMs, count }) {
  const firstTextRight = await page.evaluate(([rows, latency]) => window.bench.mountRemote(rows, latency), [count, latencyMs]);
  await settle();

  const waits = { jump: [], fling: [], scrub: [] };
  let heldMost = 0;
  for (const [kind, times] of Object.entries(rounds)) {
    for (let round = 0; round < times; round++) {
      const { waited, moved } = await page.evaluate(([movement, share]) => window.bench.moveAndRest(movement, share), [kind, places[round]]);
      if (!moved) throw new Error(`a ${kind} moved nothing, or its rows never came`);
      waits[kind].push(waited);
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
