import type { Meta, StoryObj } from '@storybook/react-vite';
import { BankFeedsCallout } from '../../src/index.js';
import { callout } from '../scenarios/bank-data.js';

/** The bank’s own advice: plain text, at most 50 and 150 characters, in English and French. */
const meta = {
  title: 'Pieces/Callout',
  component: BankFeedsCallout,
  args: { callout },
} satisfies Meta<typeof BankFeedsCallout>;

export default meta;

type Story = StoryObj<typeof meta>;

export const InBothLanguages: Story = {};

/** A French reader gets the English, marked as English. */
export const EnglishOnly: Story = { args: { callout: { en: callout.en } } };

export const AsLongAsItMayBe: Story = {
  args: {
    callout: {
      en: { title: 'W'.repeat(50), body: 'Wide words wander westward. '.repeat(5).concat('And then some.').slice(0, 150) },
    },
  },
};
