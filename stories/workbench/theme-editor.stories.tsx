import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, screen, userEvent, waitFor } from 'storybook/test';
import { theSameTwice } from '../frame/axe-rules.js';
import { settled } from '../settled.js';
import { ThemeEditor } from './theme/ThemeEditor.js';
import { forgetChanges } from './theme/use-changes.js';

/** Every token in both themes, in view of the widgets and of WCAG’s contrasts; to take away as CSS or as design tokens. */
const meta = {
  title: 'Workbench/Theme editor',
  component: ThemeEditor,
  parameters: { layout: 'fullscreen', scenario: 'linked', a11y: { config: { rules: theSameTwice } } },
} satisfies Meta<typeof ThemeEditor>;

export default meta;

type Story = StoryObj<typeof meta>;

/** What you change is kept in this browser. */
export const Edit: Story = {
  async play() {
    await settled();
  },
};

const inHand = () => screen.getByLabelText<HTMLTextAreaElement>('CSS');

/** A walk through: a colour that is hard to see, one that is not, the CSS, and back. */
export const AWalkThrough: Story = {
  tags: ['!dev'],
  // Of the same page axe has judged all in the story before.
  parameters: { a11y: { test: 'off' } },
  beforeEach() {
    forgetChanges();
    return forgetChanges;
  },
  async play() {
    await settled();
    await expect(screen.getByText(/^✓ All \d+ pairs of colours pass/)).toBeVisible();
    const light = screen.getByLabelText('--bf-color-accent, Light');

    await fireEvent.change(light, { target: { value: 'sand' } });
    await expect(light).toBeInvalid();
    await expect(inHand()).toHaveValue('');

    await fireEvent.change(light, { target: { value: '#7fb2d6' } });
    await expect(await screen.findByText(/^⚠ Too little contrast in \d+ places/)).toBeVisible();
    await expect(screen.getAllByText('⚠ Too little contrast in light').length).toBeGreaterThan(1);
    await expect(inHand().value).toContain('--bf-color-accent: light-dark(#7fb2d6, #6cb9e6);');

    const [button, darkButton] = document.querySelectorAll('.te-pane .bf-connect-button');
    await waitFor(() => expect(getComputedStyle(button ?? document.body).backgroundColor).toBe('rgb(127, 178, 214)'));
    await expect(getComputedStyle(darkButton ?? document.body).backgroundColor).toBe('rgb(108, 185, 230)');

    await userEvent.click(screen.getByLabelText('Reset --bf-color-accent'));
    await expect(inHand()).toHaveValue('');
    await fireEvent.change(screen.getByLabelText('CSS or design tokens'), { target: { value: '.portal { --bf-radius-control: 0; --bf-radius: 1px }' } });
    await userEvent.click(screen.getByText('Use it'));
    await screen.findByText('1 token differs from the default theme.');
    await screen.findByText('--bf-radius is not a token.');
    await waitFor(() => expect(getComputedStyle(button ?? document.body).borderRadius).toBe('0px'));
    await userEvent.click(screen.getByText('Reset all'));
    await waitFor(() => expect(getComputedStyle(button ?? document.body).borderRadius).toBe('10px'));
  },
};
