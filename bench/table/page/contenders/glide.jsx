import { useCallback, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DataEditor, GridCellKind } from '@glideapps/glide-data-grid';
import '@glideapps/glide-data-grid/dist/index.css';
import { columns, tableWidth } from '../columns.js';
import { boxHeight, headerHeight, rowHeight } from '../layout.js';
import { shownRows } from '../shown-rows.js';

/*
 * Glide Data Grid draws on a canvas: what it shows cannot be probed. The contents that it asked for are the witness, so
 * its times end before its paint: lower bounds. Sorting and filtering are the application's own.
 */

const gridColumns = columns.map(({ key, name, width }) => ({ id: key, title: name, width }));
const amountLeft = 680;
const host = { firstRow: null };

function Table({ rows }) {
  const [sortedBy, setSortedBy] = useState(null);
  const [text, setText] = useState('');
  host.setFilter = setText;
  const shown = useMemo(() => shownRows(rows, text, sortedBy), [rows, text, sortedBy]);
  const contentOf = useCallback(
    ([column, index]) => {
      const { key, numeric, format } = columns[column];
      const row = shown[index];
      if (index === 0) host.firstRow = row.id;
      const content = format(row[key]);
      return { kind: GridCellKind.Text, data: content, displayData: content, allowOverlay: false, contentAlign: numeric ? 'right' : undefined };
    },
    [shown],
  );
  const onHeader = useCallback((column) => setSortedBy(columns[column].key), []);
  return (
    <DataEditor
      columns={gridColumns}
      rows={shown.length}
      getCellContent={contentOf}
      rowHeight={rowHeight}
      headerHeight={headerHeight}
      width={tableWidth + 20}
      height={boxHeight}
      onHeaderClicked={onHeader}
      smoothScrollY
    />
  );
}

export default {
  sortedByHost: true,
  canvas: true,
  mount(box, rows) {
    const portal = document.createElement('div');
    portal.id = 'portal';
    portal.style.cssText = 'position: fixed; left: 0; top: 0; z-index: 9';
    document.body.append(portal);
    host.firstRow = null;
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('.dvn-scroller'),
      rowAt: () => (box.querySelector('canvas') ? host.firstRow : null),
      sortTarget() {
        const { left, top } = box.getBoundingClientRect();
        return { left: left + amountLeft, top, width: 100, height: headerHeight };
      },
      setFilter: (text) => host.setFilter(text),
    };
  },
};
