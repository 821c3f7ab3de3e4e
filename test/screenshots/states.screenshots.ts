import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans-mono/latin-600.css';
import { setProjectAnnotations } from '@storybook/react-vite';
import { composeStory } from 'storybook/preview-api';
import { afterEach, describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import preview from '../../.storybook/preview.js';
import { inForcedColours, onPaper, pictures } from './pictures.js';
import './fonts.css';

/*
 * The states as people see them, held against pictures that somebody has looked at and approved. The letters come with
 * the tests, time and ids with the scenario. `npm run test:screenshots -- -u` takes new pictures: look at each.
 */

const annotations = setProjectAnnotations([preview]);
const leastHeight = 900;

type Picture = (typeof pictures)[number];

type Media = Parameters<typeof commands.emulate>[0];

interface Look {
  readonly locale: 'en' | 'fr-CA';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly media?: Media;
}

async function expectPicture(name: string, { file, story }: Picture, { locale, theme, width, media }: Look) {
  await page.viewport(width, leastHeight);
  const composed = composeStory(file[story] ?? {}, file.default, { initialGlobals: { locale, theme } }, annotations, story);
  await composed.run();
  if (media) await commands.emulate(media);
  await document.fonts.ready;
  // All of it, down to its end; what stands in a dialog scrolls there.
  await page.viewport(width, Math.max(leastHeight, document.documentElement.scrollHeight));
  await expect(page.elementLocator(document.body)).toMatchScreenshot(name);
}

function nameOf({ file, story }: Picture) {
  const { title } = file.default as { readonly title: string };
  return `${title.split('/').at(-1) ?? ''} ${story}`.toLowerCase().replace(/\s+/g, '-');
}

afterEach(() => commands.emulate({ media: null, forcedColors: null }));

for (const picture of pictures) {
  describe(nameOf(picture), () => {
    for (const locale of ['en', 'fr-CA'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        for (const width of [320, 768, 1280]) {
          const name = `${nameOf(picture)}/${locale}-${theme}-${width}`;
          it(`looks as approved: ${locale}, ${theme}, ${width} px`, () => expectPicture(name, picture, { locale, theme, width }));
        }
      }
    }
  });
}

describe('on paper', () => {
  for (const picture of onPaper) {
    it(`${nameOf(picture)} is black on white, without buttons or secrets`, async () => {
      await expectPicture(`${nameOf(picture)}/print`, picture, { locale: 'en', theme: 'dark', width: 768, media: { media: 'print' } });
    });
  }
});

describe('in forced colours', () => {
  for (const picture of inForcedColours) {
    it(`${nameOf(picture)} keeps its shapes`, async () => {
      await expectPicture(`${nameOf(picture)}/forced-colours`, picture, { locale: 'fr-CA', theme: 'light', width: 1280, media: { forcedColors: 'active' } });
    });
  }
});
