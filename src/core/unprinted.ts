const redacted = () => '[redacted]';

/**
 * The same object for whoever reads its fields; printed or serialised as a whole (`console.log` in Node, `JSON.stringify`,
 * an error tracker) it is `[redacted]`. To send it on, name its fields.
 */
export function unprinted<T extends object>(secret: T): T {
  return Object.defineProperties(
    { ...secret },
    {
      toJSON: { value: redacted },
      toString: { value: redacted },
      [Symbol.for('nodejs.util.inspect.custom')]: { value: redacted },
    },
  );
}
