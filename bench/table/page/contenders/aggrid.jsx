import { createRoot } from 'react-dom/client';
import { AgGridReact } from 'ag-grid-react';
import { CellStyleModule, ClientSideRowModelModule, ModuleRegistry, QuickFilterModule, themeQuartz } from 'ag-grid-community';
import { columns } from '../columns.js';
import { boxHeight, headerHeight, rowHeight } from '../layout.js';

/* AG Grid Community, with the modules that this table needs and no others. */

ModuleRegistry.registerModules([ClientSideRowModelModule, QuickFilterModule, CellStyleModule]);

const columnDefs = columns.map(({ key, name, width, numeric, format }) => ({
  field: key,
  headerName: name,
  width,
  sortable: true,
  type: numeric ? 'rightAligned' : undefined,
  valueFormatter: ({ value }) => format(value),
  getQuickFilterText: key === 'description' ? ({ value }) => value : () => '',
}));

export default {
  mount(box, rows) {
    let grid;
    createRoot(box).render(
      <div style={{ height: boxHeight }}>
        <AgGridReact
          theme={themeQuartz}
          rowData={rows}
          columnDefs={columnDefs}
          rowHeight={rowHeight}
          headerHeight={headerHeight}
          // By default rows travel to their new places, which takes 400 ms.
          animateRows={false}
          onGridReady={({ api }) => {
            grid = api;
          }}
        />
      </div>,
    );
    return {
      scroller: () => box.querySelector('.ag-body-viewport') ?? box.querySelector('.ag-grid-viewport'),
      sortTarget: () => box.querySelector('.ag-header-cell[col-id="amount"]'),
      setFilter: (text) => grid.setGridOption('quickFilterText', text),
    };
  },
};
