import { writeFileSync } from 'node:fs';
import { elementsInCode } from './elements-in-code.js';

/* What editors read of the elements: a Custom Elements Manifest, https://github.com/webcomponents/custom-elements-manifest. */

const path = 'dist/elements/index.js';

const manifest = {
  schemaVersion: '1.0.0',
  modules: [
    {
      kind: 'javascript-module',
      path,
      declarations: elementsInCode().map(({ tag, className, says, properties, events }) => ({
        kind: 'class',
        customElement: true,
        tagName: tag,
        name: className,
        description: says,
        superclass: { name: 'HTMLElement' },
        attributes: properties.flatMap(({ name, attribute, type, says: description }) =>
          attribute === null ? [] : [{ name: attribute, fieldName: name, type: { text: type }, description }],
        ),
        members: properties.map(({ name, attribute, type, says: description }) => ({
          kind: 'field',
          name,
          type: { text: type },
          description,
          ...(attribute !== null && { attribute }),
        })),
        events: events.map(({ type, detail, says: description }) => ({ name: type, type: { text: `CustomEvent<${detail}>` }, description })),
      })),
      exports: elementsInCode().flatMap(({ tag, className }) => [
        { kind: 'js', name: className, declaration: { name: className, module: path } },
        { kind: 'custom-element-definition', name: tag, declaration: { name: className, module: path } },
      ]),
    },
  ],
};

writeFileSync(new URL('../dist/custom-elements.json', import.meta.url), `${JSON.stringify(manifest, null, 2)}\n`);
