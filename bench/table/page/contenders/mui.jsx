import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DataGrid } from '@mui/x-data-grid';
import { columns } from '../columns.js';
import { boxHeight, headerHeight, pageSize, rowHeight } from '../layout.js';

/* MUI X DataGrid (MIT): pages of at most 100 rows, of which those in view are drawn. */

function quickFilterOf(key) {
  // Only the description is searched, as everywhere.
  if (key !== 'description') return () => null;
  return (typed) => {
    const text = String(typed).toLowerCase();
    return (value) => value.toLowerCase().includes(text);
  };
}

const gridColumns = columns.map(({ key, name, width, numeric, format }) => ({
  field: key,
  headerName: name,
  width,
  align: numeric ? 'right' : 'left',
  type: numeric ? 'number' : undefined,
  valueFormatter: (value) => format(value),
  getApplyQuickFilterFn: quickFilterOf(key),
}));
const host = {};

function Table({ rows }) {
  const [filterModel, setFilterModel] = useState({ items: [] });
  host.setFilter = (text) => setFilterModel({ items: [], quickFilterValues: text ? [text] : [] });
  return (
    <div style={{ height: boxHeight }}>
      <DataGrid
        rows={rows}
        columns={gridColumns}
        rowHeight={rowHeight}
        columnHeaderHeight={headerHeight}
        filterModel={filterModel}
        onFilterModelChange={setFilterModel}
        initialState={{ pagination: { paginationModel: { page: 0, pageSize } } }}
        pageSizeOptions={[pageSize]}
      />
    </div>
  );
}

export default {
  paged: true,
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('.MuiDataGrid-virtualScroller'),
      sortTarget: () => box.querySelector('.MuiDataGrid-columnHeader[data-field="amount"]'),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
