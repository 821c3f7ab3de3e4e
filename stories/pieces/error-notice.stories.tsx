import type { Meta, StoryObj } from '@storybook/react-vite';
import { ErrorNotice } from '../../src/components/error-notice/ErrorNotice.js';
import { isBankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { BankFeedsError } from '../../src/core/error.js';
import { everyError, shows } from '../states.js';

const codes = Object.keys(errorCodes).filter(isBankFeedsErrorCode);

function EveryCode() {
  return (
    <div className="bf-root bf-stack">
      {codes.map((code) => (
        <ErrorNotice key={code} error={new BankFeedsError({ code, stage: 'connect', correlationId: '00-4bf92f3577b3-01' })} onRetry={() => undefined} />
      ))}
    </div>
  );
}

/** Every way in which a feed can fail, in the words that a customer reads. */
const meta = {
  title: 'Pieces/Error notice',
  component: EveryCode,
  tags: ['autodocs'],
} satisfies Meta<typeof EveryCode>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Every: Story = { parameters: shows(...everyError) };
