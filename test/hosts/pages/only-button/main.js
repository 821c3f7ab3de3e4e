import { BankFeedsProvider, ConnectToQuickBooksButton } from 'bankfeeds';
import { createHttpAdapter } from 'bankfeeds/http';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const adapter = createHttpAdapter({ baseUrl: '/api/bankfeeds' });
createRoot(document.body).render(createElement(BankFeedsProvider, { adapter }, createElement(ConnectToQuickBooksButton)));
