import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DataGrid } from 'react-data-grid';
import 'react-data-grid/lib/styles.css';
import { columns } from '../columns.js';
import { boxHeight, headerHeight, rowHeight } from '../layout.js';
import { shownRows } from '../shown-rows.js';

/* react-data-grid (adazzle), version 7 beta: recycles rows; sorting and filtering are the application's own. */

const gridColumns = columns.map(({ key, name, width, format }) => ({ key, name, width, sortable: true, renderCell: ({ row }) => format(row[key]) }));
const host = {};

function Table({ rows }) {
  const [sortColumns, setSortColumns] = useState([]);
  const [text, setText] = useState('');
  host.setFilter = setText;
  const shown = useMemo(() => shownRows(rows, text, sortColumns[0]?.columnKey, sortColumns[0]?.direction === 'DESC'), [rows, text, sortColumns]);
  return (
    <DataGrid
      className="rdg-light"
      style={{ height: boxHeight }}
      columns={gridColumns}
      rows={shown}
      rowKeyGetter={({ id }) => id}
      rowHeight={rowHeight}
      headerRowHeight={headerHeight}
      sortColumns={sortColumns}
      onSortColumnsChange={setSortColumns}
    />
  );
}

export default {
  sortedByHost: true,
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('[role="grid"]'),
      sortTarget: () => [...box.querySelectorAll('[role="columnheader"]')].find(({ textContent }) => textContent.startsWith('Amount')),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
