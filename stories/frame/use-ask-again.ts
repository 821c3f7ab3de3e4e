import { useBankFeedsContext } from '../../src/react/context.js';

/** Lets every widget ask its server again, as it would by itself a little later. */
export function useAskAgain(): () => Promise<void> {
  const { answers } = useBankFeedsContext();
  return () => answers.outdate([]);
}
