import { memo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { columns } from '../columns.js';
import { rowHeight } from '../layout.js';
import './virtual-rows.css';

/* TanStack Table 9 and Virtual 3, laid out as in their documentation's example of virtualised rows. */

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { basic: sortFn_basic },
  filterFns: {},
});
const holds = (row, column, text) => String(row.getValue(column)).toLowerCase().includes(text);
const tableColumns = columns.map(({ key, name, width }) => ({
  id: key,
  accessorKey: key,
  header: name,
  size: width,
  sortFn: 'basic',
  sortDescFirst: false,
  enableGlobalFilter: key === 'description',
}));
const host = {};

const Row = memo(function Row({ row, start, index }) {
  return (
    <div className="virtual-row" role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${start}px)` }}>
      {columns.map(({ key, width, numeric, format }) => (
        <div key={key} role="gridcell" className={numeric ? 'numeric' : undefined} style={{ width }}>
          {format(row.getValue(key))}
        </div>
      ))}
    </div>
  );
});

function Table({ data }) {
  const [sorting, setSorting] = useState([]);
  const [globalFilter, setGlobalFilter] = useState('');
  const scroller = useRef(null);
  host.setFilter = setGlobalFilter;
  const table = useTable({
    features,
    columns: tableColumns,
    data,
    state: { sorting, globalFilter },
    onSortingChange: setSorting,
    onGlobalFilterChange: setGlobalFilter,
    globalFilterFn: holds,
    getColumnCanGlobalFilter: ({ id }) => id === 'description',
  });
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 3, scrollMargin: 0 });
  return (
    <div className="virtual" ref={scroller} role="grid" aria-rowcount={rows.length + 1}>
      <div className="virtual-head" role="row">
        {columns.map(({ key, name, width }) => (
          <button key={key} data-key={key} role="columnheader" style={{ width }} onClick={table.getColumn(key).getToggleSortingHandler()}>
            {name}
          </button>
        ))}
      </div>
      <div className="virtual-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Row key={rows[index].id} row={rows[index]} start={start} index={index} />
        ))}
      </div>
    </div>
  );
}

export default {
  mount(box, rows) {
    createRoot(box).render(<Table data={rows} />);
    return {
      scroller: () => box.querySelector('.virtual'),
      sortTarget: () => box.querySelector('[data-key="amount"]'),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
