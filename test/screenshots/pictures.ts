import * as accounts from '../../stories/widgets/account-status-list.stories.js';
import * as button from '../../stories/widgets/connect-button.stories.js';
import * as receipt from '../../stories/widgets/consent-receipt.stories.js';
import * as credentials from '../../stories/widgets/credentials-panel.stories.js';
import * as table from '../../stories/widgets/transactions-table.stories.js';

type StoryFile = Readonly<Record<string, object>> & { readonly default: object };

interface Picture {
  readonly file: StoryFile;
  readonly story: string;
}

const of = (file: StoryFile, ...stories: readonly string[]): readonly Picture[] => stories.map((story) => ({ file, story }));

/** The states that are looked at in both languages, both themes, and as wide as a phone, a tablet and a desk. */
export const pictures: readonly Picture[] = [
  ...of(button, 'Permissions', 'ChoosingAccounts', 'CredentialsMade', 'Waiting', 'ConnectingFailed'),
  ...of(accounts, 'Empty', 'Loading', 'PartlyLinked', 'AnAccountDisconnected'),
  ...of(credentials, 'PasswordShown'),
  ...of(table, 'Found'),
];

/** What is looked at on paper, dark as the page may be. */
export const onPaper: readonly Picture[] = [
  ...of(receipt, 'OnRecord'),
  ...of(credentials, 'PasswordShown'),
  ...of(accounts, 'PartlyLinked'),
  ...of(table, 'Found'),
];

/** What is looked at in the system's own few colours. */
export const inForcedColours: readonly Picture[] = [
  ...of(button, 'CredentialsMade'),
  ...of(accounts, 'PartlyLinked', 'AnAccountDisconnected'),
  ...of(table, 'EveryStage'),
];
