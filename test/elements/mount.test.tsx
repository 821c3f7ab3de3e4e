import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { mount } from '../../src/elements/index.js';
import { adapterSaying, adapterWithRows, transaction } from '../components/given.js';
import { watchLeftovers } from '../conformance/leftovers.js';
import { createSmallBank } from '../testing/small-bank.js';
import { asInBrowsers, markup } from './page.js';

asInBrowsers();

const connect = 'Connect account to QuickBooks';

describe('mount', () => {
  it('puts a widget into any element, in place of what stood there, and calls back', async () => {
    const page = markup('One moment …');
    const onOpenChange = vi.fn();
    const onEvent = vi.fn();
    const mounted = mount(page, { widget: 'connect-button', adapter: createSmallBank().adapterOf('first'), onOpenChange, onEvent });
    await userEvent.click(await screen.findByRole('button', { name: connect }));
    await screen.findByRole('dialog');
    expect(page).not.toHaveTextContent('One moment');
    await waitFor(() => expect(onOpenChange.mock.calls).toEqual([[true]]));
    await waitFor(() => expect(onEvent.mock.calls).toEqual([[{ type: 'connectOpened' }]]));
    mounted.unmount();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('changes what it is told, and keeps the rest', async () => {
    const page = markup('');
    const mounted = mount(page, { widget: 'transactions-table', adapter: adapterWithRows([transaction()]), locale: 'fr-CA', columns: ['description'] });
    await screen.findByText('Coffee');
    const table = screen.getByRole('table');
    mounted.update({ locale: 'en', selectable: true });
    expect(await screen.findByRole('checkbox', { name: /Coffee/ })).toBeInTheDocument();
    expect(screen.getByRole('table')).toBe(table);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    mounted.unmount();
    await waitFor(() => expect(page).toBeEmptyDOMElement());
  });

  it('gives other widgets of the page the same feed, which ends with the last of them', async () => {
    const leftovers = watchLeftovers();
    const bank = adapterSaying({});
    const getFeed = vi.fn(bank.getFeed);
    const page = markup('<p></p><div></div>');
    const [first, second] = page.children;
    if (!first || !second) throw new Error('There are no places.');
    const button = mount(first, { widget: 'connect-button', adapter: { ...bank, getFeed } });
    const list = button.mount(second, { widget: 'account-status-list' });
    await within(page).findByText(/Operating account/);
    button.unmount();
    await waitFor(() => expect(first).toBeEmptyDOMElement());
    expect(within(page).getByText(/Operating account/)).toBeInTheDocument();
    list.unmount();
    await waitFor(() => expect(second).toBeEmptyDOMElement());
    expect(getFeed).toHaveBeenCalledTimes(1);
    expect(await leftovers.left()).toEqual([]);
    leftovers.stop();
  });

  it('takes away for good: what is changed later reaches the widgets that are left', async () => {
    const page = markup('<p></p><div></div>');
    const [first, second] = page.children;
    if (!first || !second) throw new Error('There are no places.');
    const button = mount(first, { widget: 'connect-button', adapter: createSmallBank().adapterOf('first') });
    const other = button.mount(second, { widget: 'connect-button' });
    await waitFor(() => expect(screen.getAllByRole('button', { name: connect })).toHaveLength(2));
    button.unmount();
    await waitFor(() => expect(first).toBeEmptyDOMElement());
    button.update({ locale: 'fr-CA' });
    await within(page).findByRole('button', { name: /^Connecter/ });
    expect(first).toBeEmptyDOMElement();
    other.unmount();
    await waitFor(() => expect(second).toBeEmptyDOMElement());
  });

  it('says at once what it cannot do, and leaves the element as it was', () => {
    const page = markup('Still here');
    const adapter = createSmallBank().adapterOf('first');
    expect(() => mount(page, { widget: 'connect-button' })).toThrow(/neither a baseUrl nor an adapter/);
    expect(() => mount(page, { widget: 'connect-button', baseUrl: 'ftp://bank' })).toThrow(/neither http nor https/);
    expect(() => mount(page, { widget: 'transactions-table', adapter, transactions: [] })).toThrow(/no `currency`/);
    expect(() => mount(page, JSON.parse('{ "widget": "constructor", "baseUrl": "/api" }'))).toThrow(
      /no widget "constructor".*connect-button, credentials-panel/,
    );
    expect(page).toHaveTextContent('Still here');
  });

  it('gives React and the page nothing but what a widget takes', async () => {
    const page = markup('');
    const options = {
      widget: 'credentials-panel',
      adapter: createSmallBank().adapterOf('first'),
      id: 'injected',
      style: { color: 'red' },
      children: 'injected',
    } as const;
    const mounted = mount(page, options);
    await screen.findByRole('heading');
    expect(page.innerHTML).not.toContain('injected');
    mounted.unmount();
    await waitFor(() => expect(page).toBeEmptyDOMElement());
  });
});
