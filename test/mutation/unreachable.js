/**
 * @typedef {object} Node
 * @property {string} type
 * @property {Node | null} [test]
 * @property {Node | null} [argument]
 * @property {Node} [expression]
 * @property {Node} [typeAnnotation]
 * @property {Node | readonly Node[]} [consequent]
 */

/**
 * What the types prove never to happen: `default: return value satisfies never`. No test can get there.
 *
 * @param {Node} node
 */
function isUnreachable({ type, test, consequent }) {
  if (type !== 'SwitchCase' || test !== null || !Array.isArray(consequent)) return false;
  /** @type {readonly Node[]} */
  const [statement] = consequent;
  const proof = statement?.argument ?? statement?.expression;
  return proof?.type === 'TSSatisfiesExpression' && proof.typeAnnotation?.type === 'TSNeverKeyword';
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'unreachable',
    value: {
      /** @param {{ readonly node: Node }} path */
      shouldIgnore: ({ node }) => (isUnreachable(node) ? 'The types prove that it is never reached.' : undefined),
    },
  },
];
