import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { ConnectToQuickBooksButton } from '../../src/index.js';
import { expectInView } from '../in-view.js';
import { expectNoSidewaysScroll } from '../sideways.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';
import { linkOrigins } from '../scenarios/scene.js';

/** The one button that starts the whole journey, and the dialog behind it in each of its steps. */
const meta = {
  title: 'Widgets/Connect button',
  component: ConnectToQuickBooksButton,
  args: { quickBooksUrl: 'https://qbo.intuit.com/' },
} satisfies Meta<typeof ConnectToQuickBooksButton>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function openDialog() {
  await userEvent.click(await screen.findByRole('button', { name: /QuickBooks/ }));
  await screen.findByRole('dialog');
}

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

const entered = () => screen.findByRole('button', { name: /^I’ve entered them|^Je les ai saisis/ });

const agree = () => press(/^Agree and continue|^Accepter et continuer/);
const goOn = () => press(/^Continue with|^Continuer avec/);

export const NotStarted: Story = { parameters: inScenario('notStarted') };

export const Begun: Story = { parameters: inScenario('pending') };

export const Connected: Story = { parameters: inScenario('partlyLinked') };

export const Disabled: Story = { parameters: inScenario('notStarted'), args: { disabled: true } };

export const LookingUp: Story = {
  parameters: inScenario('slow'),
  async play() {
    await openDialog();
    await expect(await screen.findByRole('heading', { name: /^Looking up|^Recherche/ })).toHaveFocus();
  },
};

export const Permissions: Story = {
  parameters: inScenario('notStarted'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Agree|^Accepter/ });
  },
};

export const ChoosingAccounts: Story = {
  parameters: inScenario('notStarted'),
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

export const ConnectingFailed: Story = {
  parameters: inScenario('codatDown'),
  async play() {
    await openDialog();
    await agree();
    await goOn();
    await screen.findByRole('alert');
  },
};

export const Credentials: Story = {
  parameters: inScenario('pending'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Get credentials|^Obtenir des identifiants/ });
  },
};

export const CredentialsMade: Story = {
  parameters: inScenario('pending'),
  async play() {
    await openDialog();
    await press(/^Get credentials|^Obtenir des identifiants/);
    await expectInView(await entered());
  },
};

/** 320 by 568 pixels: as on a small phone, or at 400 % on a desk. */
const onAPhone = { viewport: { value: 'mobile1', isRotated: false } };

export const AccountsOnAPhone: Story = {
  parameters: inScenario('notStarted'),
  globals: onAPhone,
  async play() {
    await openDialog();
    await agree();
    await screen.findAllByRole('checkbox');
    await expectNoSidewaysScroll(screen.getByRole('dialog'));
  },
};

export const CredentialsOnAPhone: Story = {
  parameters: inScenario('pending'),
  globals: onAPhone,
  async play() {
    await openDialog();
    await press(/^Get credentials|^Obtenir des identifiants/);
    await press(/^Show Password|^Afficher/);
    await expectNoSidewaysScroll(screen.getByRole('dialog'));
    await expectInView(await entered());
  },
};

export const Waiting: Story = {
  parameters: inScenario('credentialsIssued'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Look again|^Vérifier de nouveau/ });
  },
};

export const Arrived: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Done|^Terminer/ });
  },
};

export const ConnectingAgain: Story = {
  parameters: inScenario('deauthorized'),
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Agree|^Accepter/ });
  },
};

export const OverCodatsPage: Story = {
  parameters: inScenario('hosted'),
  args: { flow: 'hosted', linkOrigins },
  async play() {
    await openDialog();
    await screen.findByRole('button', { name: /^Get the link|^Obtenir le lien/ });
  },
};

export const LinkReady: Story = {
  parameters: inScenario('hosted'),
  args: { flow: 'hosted', linkOrigins },
  async play() {
    await openDialog();
    await press(/^Get the link|^Obtenir le lien/);
    await expect(await screen.findByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  },
};

export const LinkRefused: Story = {
  parameters: inScenario('hosted'),
  args: { flow: 'hosted' },
  async play() {
    await openDialog();
    await press(/^Get the link|^Obtenir le lien/);
    await screen.findByRole('alert');
  },
};

export const NotAvailable: Story = {
  parameters: inScenario('unavailableCountry'),
  async play() {
    await openDialog();
    await screen.findByText(/United States|États-Unis/);
  },
};

export const SessionEnded: Story = {
  parameters: inScenario('notSignedIn'),
  async play() {
    await openDialog();
    await screen.findByRole('alert');
  },
};
