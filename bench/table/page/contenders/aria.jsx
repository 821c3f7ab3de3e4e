import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Cell, Column, Row, Table as AriaTable, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import { columns } from '../columns.js';
import { headerHeight, rowHeight } from '../layout.js';
import { shownRows } from '../shown-rows.js';
import './aria.css';

/* The Table of react-aria-components in its Virtualizer; sorting and filtering are the application's own. */

const host = {};

function Table({ rows }) {
  const [sort, setSort] = useState(null);
  const [text, setText] = useState('');
  host.setFilter = setText;
  const shown = useMemo(() => shownRows(rows, text, sort?.column, sort?.direction === 'descending'), [rows, text, sort]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight: headerHeight }}>
      <AriaTable aria-label="Transactions" className="aria" sortDescriptor={sort ?? undefined} onSortChange={setSort}>
        <TableHeader>
          {columns.map(({ key, name, width }) => (
            <Column key={key} id={key} isRowHeader={key === 'description'} allowsSorting width={width}>
              {name}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={shown}>
          {(row) => (
            <Row id={row.id}>
              {columns.map(({ key, numeric, format }) => (
                <Cell key={key} className={numeric ? 'aria-cell numeric' : 'aria-cell'}>
                  {format(row[key])}
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </AriaTable>
    </Virtualizer>
  );
}

export default {
  sortedByHost: true,
  // Above this it takes minutes.
  maxRows: 10_000,
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('.aria'),
      sortTarget: () => [...box.querySelectorAll('[role="columnheader"]')].find(({ textContent }) => textContent.startsWith('Amount')),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
