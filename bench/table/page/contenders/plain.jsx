import { memo, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { columns, tableWidth } from '../columns.js';
import { boxHeight, pageSize } from '../layout.js';
import { shownRows } from '../shown-rows.js';
import './plain.css';

/* A plain React <table>, 100 rows a page. */

const pagerHeight = 40;

const Row = memo(function Row({ row }) {
  return (
    <tr>
      {columns.map(({ key, numeric, format }) => (
        <td key={key} className={numeric ? 'numeric' : undefined}>
          {format(row[key])}
        </td>
      ))}
    </tr>
  );
});

const host = {};

function Table({ rows }) {
  const [text, setText] = useState('');
  const [sortedBy, setSortedBy] = useState(null);
  const [page, setPage] = useState(0);
  const shown = useMemo(() => shownRows(rows, text, sortedBy), [rows, text, sortedBy]);
  host.setFilter = (typed) => {
    setText(typed);
    setPage(0);
  };
  const sortBy = (key) => {
    setSortedBy(key);
    setPage(0);
  };

  return (
    <>
      <div className="plain" style={{ height: boxHeight - pagerHeight }}>
        <table style={{ width: tableWidth }}>
          <thead>
            <tr>
              {columns.map(({ key, name, width }) => (
                <th key={key} style={{ width }}>
                  <button data-key={key} onClick={() => sortBy(key)}>
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <div style={{ height: pagerHeight }}>
        <button disabled={page === 0} onClick={() => setPage(page - 1)}>
          Previous
        </button>{' '}
        {page + 1} <button onClick={() => setPage(page + 1)}>Next</button>
      </div>
    </>
  );
}

export default {
  sortedByHost: true,
  paged: true,
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('.plain'),
      sortTarget: () => box.querySelector('[data-key="amount"]'),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
