import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { propsOf } from '../test/docs/props-table.js';
import { tokensOf } from '../test/docs/tokens-table.js';
import { filesOf, partsIn, readSources, type PartFacts } from './parts-and-states.js';

export interface PropFacts {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
}

/** What the sources themselves say of a widget. */
export interface WidgetFacts {
  readonly props: readonly PropFacts[];
  readonly parts: readonly PartFacts[];
  /** The tokens that its style sheets name, in the order of the tokens. */
  readonly tokens: readonly string[];
  /** Other exported components that stand within it. */
  readonly contains: readonly string[];
}

/** The button's own, whichever widget opens it. */
const journey = { widget: 'ConnectToQuickBooksButton', file: 'src/components/connect-button/ConnectDialog.tsx' };

/** Every exported component, by its name. */
export function widgetFacts(root: string): Readonly<Record<string, WidgetFacts>> {
  const entries = new Map(
    [...readFileSync(join(root, 'src/index.ts'), 'utf8').matchAll(/\.\/(components\/[\w-]+\/([A-Z]\w+))\.js/g)].map(([, path = '', name = '']) => [
      name,
      `src/${path}.tsx`,
    ]),
  );
  const tree = readSources(root, [...entries.values()]);
  const order = tokensOf(join(root, 'src/styles/tokens.css')).map(({ name }) => name);
  const rules = cssRules(root);
  return Object.fromEntries(
    [...entries].map(([name, entry]) => {
      const others = [...entries.values()].filter((other) => other !== entry);
      if (name !== journey.widget) others.push(journey.file);
      const files = filesOf(tree, entry, others);
      const text = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
      const classes = new Set(text.match(/bf-[a-z][\w-]*/g));
      const used = rules.filter(({ selector }) => (selector.match(/bf-[a-z][\w-]*/g) ?? []).some((className) => classes.has(className)));
      const tokens = new Set(used.flatMap(({ body }) => body.match(/--bf-[\w-]+/g) ?? []));
      return [
        name,
        {
          props: ownProps(join(root, entry), `${name}Props`),
          parts: files.flatMap((file) => partsIn(tree, file)),
          tokens: order.filter((token) => tokens.has(token)),
          contains: [...entries]
            .filter(([other, path]) => other !== name && text.includes(`/${path.split('/').at(-1)?.replace('.tsx', '.js')}'`))
            .map(([other]) => other),
        },
      ];
    }),
  );
}

/** A component that takes only the native attributes of its root declares no interface of its own. */
function ownProps(file: string, interfaceName: string): readonly PropFacts[] {
  return readFileSync(file, 'utf8').includes(`interface ${interfaceName} `) ? propsOf(file, interfaceName) : [];
}

function cssRules(root: string): readonly { readonly selector: string; readonly body: string }[] {
  const files = [
    'src/styles/base.css',
    ...['src/ui', 'src/components'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.css'))
        .map((file) => `${folder}/${file}`),
    ),
  ];
  return files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8')
        .replace(/\/\*[^]*?\*\//g, '')
        .matchAll(/([^{}]+)\{([^{}]*)\}/g),
    ].map(([, selector = '', body = '']) => ({ selector, body })),
  );
}
