import { expect, screen, waitFor } from 'storybook/test';
import { said } from './said.js';
import type { Scene } from './scenarios/scene.js';
import { signOf } from './states.js';

/** A story shows the states that it says it shows. */
export async function expectShown(names: readonly string[], scene: Scene): Promise<void> {
  for (const name of names) {
    const sign = signOf(name);
    if ('feed' in sign) {
      const { status } = await scene.adapter.getFeed({ signal: new AbortController().signal });
      await expect({ [name]: status }).toEqual({ [name]: sign.feed });
    } else if ('selector' in sign) {
      await waitFor(() => expect({ [name]: document.querySelector(sign.selector) !== null }).toEqual({ [name]: true }));
    } else if ('heading' in sign) {
      await screen.findByRole('heading', { name: said(sign.heading) });
    } else {
      await screen.findAllByText(said(sign.words));
    }
  }
}
