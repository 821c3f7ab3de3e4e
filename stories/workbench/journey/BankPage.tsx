import { BankFeedAccountStatusList, ConnectToQuickBooksButton, ConsentReceipt, CredentialsPanel, TransactionsTable } from '../../../src/index.js';
import { institutionName } from '../../scenarios/bank-data.js';
import './journey.css';
import { OtherWindow } from './OtherWindow.js';
import { QuickBooksSide } from './QuickBooksSide.js';
import { wordsIn } from './words.js';

/** A page of a small bank's portal with all widgets over one scenario, and beside it the window in which the customer has QuickBooks. */
export function BankPage({ language }: { readonly language: string }) {
  const say = wordsIn(language);
  return (
    <div className="journey">
      <div className="journey-bank">
        <header className="journey-header">
          <p className="journey-name">{institutionName}</p>
          <nav aria-label={say('bank.nav')}>
            <ul>
              <li>{say('bank.nav.accounts')}</li>
              <li>{say('bank.nav.payments')}</li>
              <li>
                <span aria-current="page">{say('bank.nav.settings')}</span>
              </li>
            </ul>
          </nav>
        </header>
        <main className="journey-main">
          <div className="journey-lead">
            <div>
              <h1>{say('bank.title')}</h1>
              <p>{say('bank.lead')}</p>
            </div>
            <ConnectToQuickBooksButton quickBooksUrl={null} />
          </div>
          <BankFeedAccountStatusList />
          <TransactionsTable />
          <CredentialsPanel />
          <ConsentReceipt />
        </main>
      </div>
      <OtherWindow language={language} say={say}>
        <QuickBooksSide language={language} say={say} />
      </OtherWindow>
    </div>
  );
}
