import { expect, it } from 'vitest';

it('on a server, where there are no elements, importing them defines nothing and does no harm', async () => {
  expect(typeof HTMLElement).toBe('undefined');
  const elements = await import('../../src/elements/index.js');
  expect(elements.mount).toBeTypeOf('function');
  expect(elements.BankFeedsProviderElement.observedAttributes).toContain('base-url');
});
