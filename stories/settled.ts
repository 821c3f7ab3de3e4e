import { expect, waitFor } from 'storybook/test';

/** Waits until the server has answered: what is looked at, and what axe judges, is the state itself and not its skeleton. */
export async function settled(): Promise<void> {
  await waitFor(() => expect(document.querySelector('.bf-root')).not.toBeNull());
  await waitFor(() =>
    expect(document.querySelectorAll('[data-bf-part="loading"], [data-state="loading"]:not([hidden]), .bf-skeleton, .bf-part-loading')).toHaveLength(0),
  );
}
