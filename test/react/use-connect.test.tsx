import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BankFeedsProvider, useConnect } from '../../src/index.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

/** A host that draws the journey itself. */
async function journey() {
  const scenario = await openScenario('notStarted');
  const adapter = recordedAdapter(scenario.adapter);
  const onLinked = vi.fn();
  const hook = renderHook(() => useConnect({ locale: 'fr-CA', onLinked }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <BankFeedsProvider adapter={adapter}>{children}</BankFeedsProvider>
      </StrictMode>
    ),
  });
  const step = (wanted: string) => waitFor(() => expect(hook.result.current.flow).toMatchObject({ state: 'open', step: wanted }));
  return { scenario, adapter, onLinked, step, ...hook };
}

describe('the journey without our dialog', () => {
  it('leads to a connected feed, asking each question once', async () => {
    const { scenario, adapter, onLinked, step, result } = await journey();
    expect(adapter.calls).toEqual([]);
    act(() => result.current.open());
    await step('permissions');
    act(() => result.current.consent());
    act(() => {
      result.current.choose(['operating']);
      result.current.choose(['operating']);
    });
    await step('credentials');
    expect(adapter.countOf('connect')).toBe(1);
    expect(result.current.feed?.consent.onRecord).toMatchObject({ locale: 'fr-CA', accountIds: ['operating'] });
    act(() => result.current.entered());
    await step('waiting');
    await scenario.sandbox.quickBooks.linkEverything(scenario.companyId());
    await scenario.pass(60_000);
    act(() => result.current.lookNow());
    await step('connected');
    expect(onLinked).toHaveBeenCalledTimes(1);
  });

  it('calls off what is under way when it is closed', async () => {
    const scenario = await openScenario('notStarted');
    const adapter = recordedAdapter(scenario.adapter, { unanswered: ['connect'] });
    const { result } = renderHook(() => useConnect({ locale: 'en' }), {
      wrapper: ({ children }) => <BankFeedsProvider adapter={adapter}>{children}</BankFeedsProvider>,
    });
    act(() => result.current.open());
    await waitFor(() => expect(result.current.flow).toMatchObject({ step: 'permissions' }));
    act(() => result.current.consent());
    act(() => result.current.choose(['operating']));
    await waitFor(() => expect(adapter.countOf('connect')).toBe(1));
    act(() => result.current.close());
    expect(adapter.calls.find(({ verb }) => verb === 'connect')?.signal.aborted).toBe(true);
    expect(result.current.flow.state).toBe('closed');
  });
});
