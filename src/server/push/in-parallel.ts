/** Works through all, so many at the same time; the results in the order in which they came. */
export async function inParallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<readonly R[]>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of waiting) results.push(...(await work(item)));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
