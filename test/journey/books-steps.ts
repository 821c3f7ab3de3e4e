import type { Locator, Page } from 'playwright';
import { press, type } from './visitor.js';
import type { words } from './words.js';

type Words = (typeof words)[keyof typeof words];

/** In QuickBooks, from its first page to the form that asks for the pair. */
export async function goToSignIn(books: Page, w: Words): Promise<void> {
  await press(books, books.getByRole('button', { name: w.books.transactions, exact: true }));
  await press(books, books.getByRole('button', { name: w.books.bankTransactions }));
  await press(books, books.getByRole('button', { name: w.books.link }));
  await type(books, books.getByLabel(w.books.search), 'auriv');
  await press(books, books.getByRole('button', { name: 'Aurivelle Credit Union' }));
  await press(books, books.getByRole('button', { name: w.books.agree }));
  await books.getByLabel(w.books.username).waitFor();
}

/** Hands the pair in, tells the bank so, and connects what QuickBooks offers. */
export async function signInAndConnect(books: Page, bank: Page, dialog: Locator, w: Words): Promise<void> {
  await press(books, books.getByRole('button', { name: w.books.signIn }));
  const connect = books.getByRole('button', { name: w.books.connect, exact: true });
  await connect.waitFor();
  // Before it is connected: a page that hears of it at once goes on by itself.
  await bank.bringToFront();
  await press(bank, dialog.getByRole('button', { name: w.entered }));
  await books.bringToFront();
  await press(books, connect);
  await books.getByRole('heading', { name: w.books.linked }).waitFor();
}
