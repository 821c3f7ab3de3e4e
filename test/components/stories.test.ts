import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const stories = fileURLToPath(new URL('../../stories/', import.meta.url));
const told = readdirSync(stories, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.stories.tsx'))
  .map((name) => ({ name, text: readFileSync(stories + name, 'utf8') }));
const scenarioNames = [...readFileSync(`${stories}scenarios/open-scenario.ts`, 'utf8').matchAll(/^ {2}(?:async )?(\w+)(?:\(\) \{|: async|,$)/gm)].map(
  ([, name = '']) => name,
);

it('shows every scenario in a story', () => {
  expect(scenarioNames.length).toBeGreaterThanOrEqual(15);
  expect(scenarioNames.filter((name) => !told.some(({ text }) => text.includes(`inScenario('${name}')`)))).toEqual([]);
});

it('shows all four widgets and every piece that is exported', () => {
  const exported = [...readFileSync(new URL('../../src/index.ts', import.meta.url), 'utf8').matchAll(/\.\/components\/[\w-]+\/(\w+)\.js/g)].map(
    ([, name = '']) => name,
  );
  const components = exported.filter((name) => /^[A-Z]/.test(name));
  expect(components.length).toBeGreaterThanOrEqual(6);
  expect(components.filter((name) => !told.some(({ text }) => text.includes(`component: ${name}`)))).toEqual([]);
});
