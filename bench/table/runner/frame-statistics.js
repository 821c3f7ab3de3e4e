const frameMs = 1000 / 60;

/** The frames of one scroll and what they cost, under names that begin with `part`. `task`: seconds of the main thread. */
export function frameStatistics(part, { frames, blank, probed }, task) {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {
    [`${part}P50`]: at(0.5),
    [`${part}P95`]: at(0.95),
    [`${part}Dropped`]: frames.reduce((sum, length) => sum + Math.max(0, Math.round(length / frameMs) - 1), 0),
    [`${part}Blank`]: probed ? (100 * blank) / probed : null,
    [`${part}Cpu`]: (task * 1000) / frames.length,
  };
}
