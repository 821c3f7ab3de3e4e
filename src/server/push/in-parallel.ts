/**
 * Works through all, so many at the same time; the results in the order in which they came. After a failure none is begun
 * any more; it rejects with the first one, once those that are under way have ended.
 */
export async function inParallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<readonly R[]>): Promise<readonly R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of waiting) {
      if (failures.length > 0) return;
      try {
        results.push(...(await work(item)));
      } catch (cause) {
        failures.push(cause);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}
