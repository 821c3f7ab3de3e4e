import type { BankAccount, Feed } from '../core/feed.js';
import type { QuestionKey } from './answers.js';

export const feedKey: QuestionKey<Feed> = ['feed'];

export const bankAccountsKey: QuestionKey<readonly BankAccount[]> = ['bankAccounts'];
