import { useBankFeedsContext } from '../../src/react/context.js';
import { useScene } from './scene-context.js';

/** The bank hands over two more, and the minute passes after which an open table looks for them. */
export function TwoMoreArrive() {
  const scene = useScene();
  const { answers } = useBankFeedsContext();

  async function arrive() {
    const common = { date: scene.today(), reference: null, balance: 18_402_77 } as const;
    await scene.ingest('operating', [
      { ...common, id: 'arrived-1', description: 'Card terminal deposit, evening', type: 'deposit', amount: 912_40 },
      { ...common, id: 'arrived-2', description: 'Courier', type: 'debit', amount: -38_15 },
    ]);
    await answers.outdate(['newTransactions']);
  }

  return (
    <button type="button" onClick={() => void arrive()}>
      Let two more arrive
    </button>
  );
}
