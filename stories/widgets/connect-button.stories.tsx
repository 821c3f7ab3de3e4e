import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { ConnectToQuickBooksButton } from '../../src/index.js';
import { expectInView } from '../in-view.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { bringAbout } from '../scenarios/trouble.js';
import { linkOrigins } from '../scenarios/scene.js';
import { shows } from '../states.js';

/** The one button that starts the whole journey, and the dialog behind it in each of its steps. */
const meta = {
  title: 'Widgets/Connect button',
  component: ConnectToQuickBooksButton,
  play: settled,
  args: { quickBooksUrl: 'https://qbo.intuit.com/' },
} satisfies Meta<typeof ConnectToQuickBooksButton>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function openDialog() {
  await userEvent.click(await screen.findByRole('button'));
  await screen.findByRole('dialog');
}

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

const entered = () => screen.findByRole('button', { name: said('connect.entered') });

const agree = () => press(said('connect.permissions.agree'));
const goOn = () => press(said('connect.accounts.continue_other'));

export const NotStarted: Story = { parameters: inScenario('notStarted') };

export const Begun: Story = { parameters: inScenario('pending') };

export const Connected: Story = { parameters: inScenario('partlyLinked') };

export const Disabled: Story = { parameters: inScenario('notStarted'), args: { disabled: true } };

export const LookingUp: Story = {
  parameters: { ...inScenario('slow'), ...shows('step.loading') },
  async play() {
    await openDialog();
    await expect(await screen.findByRole('heading', { name: said('connect.loading') })).toHaveFocus();
  },
};

export const Permissions: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('notStarted'), ...shows('step.permissions') },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('connect.permissions.agree') });
  },
};

export const ChoosingAccounts: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('notStarted'), ...shows('step.accounts') },
  async play() {
    await openDialog();
    await agree();
    await expect(await screen.findAllByRole('checkbox')).toHaveLength(8);
  },
};

export const ChoosingNone: Story = {
  parameters: inScenario('notStarted'),
  async play() {
    await openDialog();
    await agree();
    await userEvent.click(await screen.findByRole('checkbox', { name: /^All accounts|^Tous les comptes/ }));
    await press(/^Continue$|^Continuer$/);
    await expect(screen.getByRole('group')).toHaveAccessibleDescription(/Choose at least one|Choisissez au moins un/);
  },
};

export const Connecting: Story = {
  parameters: { ...inScenario('notStarted'), ...shows('step.connecting') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await openDialog();
    await agree();
    await screen.findAllByRole('checkbox');
    bringAbout(scene, 'none', 60_000);
    await goOn();
    await expect(await screen.findByRole('heading', { name: said('connect.connecting') })).toHaveFocus();
  },
};

export const ConnectingFailed: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('codatDown'), ...shows('step.failed', 'error.codatUnavailable') },
  async play() {
    await openDialog();
    await agree();
    await goOn();
    await screen.findByRole('alert');
  },
};

export const Credentials: Story = {
  parameters: { ...inScenario('pending'), ...shows('step.credentials') },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('credentials.get') });
  },
};

export const CredentialsMade: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  async play() {
    await openDialog();
    await press(said('credentials.get'));
    await expectInView(await entered());
  },
};

/** 320 by 568 pixels: as on a small phone, or at 400 % on a desk. */
const onAPhone = { viewport: { value: 'mobile1', isRotated: false } };

export const AccountsOnAPhone: Story = {
  tags: ['fits'],
  parameters: inScenario('notStarted'),
  globals: onAPhone,
  async play() {
    await openDialog();
    await agree();
    await screen.findAllByRole('checkbox');
  },
};

export const CredentialsOnAPhone: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  globals: onAPhone,
  async play() {
    await openDialog();
    await press(said('credentials.get'));
    await press(said('credentials.show.label'));
    await expectInView(await entered());
  },
};

/** The same phone, turned: WCAG 1.3.4. */
export const CredentialsOnALyingPhone: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  globals: { viewport: { value: 'lying', isRotated: false } },
  async play() {
    await openDialog();
    await press(said('credentials.get'));
    await press(said('credentials.show.label'));
    await entered();
  },
};

/** 320 by 256 pixels: a desk at 400 %. Everything scrolls together. */
export const CredentialsOnAZoomedDesk: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('pending'),
  globals: { viewport: { value: 'zoomed', isRotated: false } },
  async play() {
    await openDialog();
    await press(said('credentials.get'));
    await press(said('credentials.show.label'));
    await entered();
  },
};

export const Waiting: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('credentialsIssued'), ...shows('step.waiting') },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('connect.waiting.look') });
  },
};

export const Arrived: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('partlyLinked'), ...shows('step.connected') },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('connect.done') });
  },
};

export const ConnectingAgain: Story = {
  parameters: inScenario('deauthorized'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('connect.permissions.agree') });
  },
};

export const OverCodatsPage: Story = {
  parameters: { ...inScenario('hosted'), ...shows('step.link') },
  args: { flow: 'hosted', linkOrigins },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: said('connect.link.get') });
  },
};

export const LinkReady: Story = {
  tags: ['fits'],
  parameters: inScenario('hosted'),
  args: { flow: 'hosted', linkOrigins },
  async play() {
    await openDialog();
    await press(said('connect.link.get'));
    await expect(await screen.findByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  },
};

export const LinkRefused: Story = {
  parameters: { ...inScenario('hosted'), ...shows('error.linkRefused') },
  args: { flow: 'hosted' },
  async play() {
    await openDialog();
    await press(said('connect.link.get'));
    await screen.findByRole('alert');
  },
};

export const NotAvailable: Story = {
  parameters: { ...inScenario('unavailableCountry'), ...shows('step.unavailable', 'unavailable.country') },
  async play() {
    await openDialog();
    await screen.findByText(/United States|États-Unis/);
  },
};

export const SessionEnded: Story = {
  parameters: { ...inScenario('notSignedIn'), ...shows('step.failed', 'error.unauthenticated') },
  async play() {
    await openDialog();
    await screen.findByRole('alert');
  },
};
