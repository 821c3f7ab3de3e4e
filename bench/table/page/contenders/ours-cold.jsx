import ours from './ours.jsx';
import { renderTable } from '../bank-feeds.jsx';

/* The same, on a page that has nothing yet: provider, language and table in one go. */

const { stand: _, mountRemote: __, ...rest } = ours;

export default {
  ...rest,
  mount: (box, transactions) =>
    renderTable(box, { display: 'scroll', selectable: true, transactions, currency: 'CAD' }, () => box.querySelector('[data-bf-part="scroller"]')),
};
