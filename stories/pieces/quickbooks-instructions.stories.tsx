import type { Meta, StoryObj } from '@storybook/react-vite';
import { screen, userEvent } from 'storybook/test';
import { QuickBooksInstructions } from '../../src/index.js';
import { institutionName } from '../scenarios/bank-data.js';

/** What to do in QuickBooks, step by step, with our own drawings. */
const meta = {
  title: 'Pieces/QuickBooks instructions',
  component: QuickBooksInstructions,
  args: { institutionName },
} satisfies Meta<typeof QuickBooksInstructions>;

export default meta;

type Story = StoryObj<typeof meta>;

export const AsQuickBooksIs: Story = {};

export const NotWhatISee: Story = {
  async play() {
    await userEvent.click(await screen.findByRole('button'));
    await screen.findByText('Banking');
  },
};

export const BusinessView: Story = {
  async play() {
    await userEvent.click(await screen.findByRole('radio', { name: 'Bookkeeping' }));
  },
};

export const WithOtherMenus: Story = {
  args: {
    menus: { version: '2027-01', views: [{ language: 'en', menu: ['Bookkeeping', 'Bank feeds'], button: 'Add a bank', update: 'Fetch' }], alternatives: [] },
  },
};
