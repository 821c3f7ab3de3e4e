import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { columns } from '../columns.js';
import { boxHeight, headerHeight, rowHeight, tallestElement } from '../layout.js';
import { orderByAmount, orderOfMatches } from '../row-order.js';
import './virtual-rows.css';

/* A sketch: React alone, rows recycled by keying them by slot instead of by id, drawn at once when the window moves. */

const viewHeight = boxHeight - headerHeight;
const poolSize = Math.ceil(viewHeight / rowHeight) + 3;
const cellStyles = columns.map(({ width }) => ({ width }));
const host = {};

const Row = memo(function Row({ row, index, y }) {
  return (
    <div className="virtual-row" role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${y}px)` }}>
      {columns.map(({ key, numeric, format }, column) => (
        <div key={key} role="gridcell" className={numeric ? 'numeric' : undefined} style={cellStyles[column]}>
          {format(row[key])}
        </div>
      ))}
    </div>
  );
});

function useOrder(rows, text, sorted) {
  const last = useRef({ text: '', order: null });
  const filtered = useMemo(() => {
    // Typing on only narrows.
    const among = text && text.startsWith(last.current.text) ? last.current.order : null;
    last.current = { text, order: text ? orderOfMatches(rows, text, among) : null };
    return last.current.order;
  }, [rows, text]);
  return useMemo(() => (sorted ? orderByAmount(rows, filtered) : filtered), [rows, sorted, filtered]);
}

function Table({ rows }) {
  const [text, setText] = useState('');
  const [sorted, setSorted] = useState(false);
  const [scrollTop, setScrollTop] = useState(0);
  const scroller = useRef(null);
  const order = useOrder(rows, text, sorted);

  const count = order ? order.length : rows.length;
  const total = count * rowHeight;
  const height = Math.min(total, tallestElement);
  const scale = total > height ? (total - viewHeight) / (height - viewHeight) : 1;

  function toTheTop() {
    scroller.current.scrollTop = 0;
    setScrollTop(0);
  }
  host.setFilter = (typed) => {
    toTheTop();
    setText(typed);
  };

  useEffect(() => {
    const element = scroller.current;
    const onScroll = () => flushSync(() => setScrollTop(scale === 1 ? Math.floor(element.scrollTop / rowHeight) * rowHeight : element.scrollTop));
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scale]);

  const top = scrollTop * scale;
  const first = Math.floor(top / rowHeight);
  const shift = scale === 1 ? 0 : scrollTop - top;
  const drawn = [];
  for (let slot = 0; slot < poolSize; slot++) {
    const index = first + ((slot - (first % poolSize) + poolSize) % poolSize);
    if (index < count) drawn.push(<Row key={slot} row={rows[order ? order[index] : index]} index={index} y={index * rowHeight + shift} />);
  }

  return (
    <div className="virtual" ref={scroller} role="grid" aria-rowcount={count + 1}>
      <div className="virtual-head" role="row">
        {columns.map(({ key, name }, column) => (
          <button
            key={key}
            data-key={key}
            role="columnheader"
            style={cellStyles[column]}
            onClick={() => {
              toTheTop();
              setSorted(true);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="virtual-body" role="rowgroup" style={{ height }}>
        {drawn}
      </div>
    </div>
  );
}

export default {
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => box.querySelector('.virtual'),
      sortTarget: () => box.querySelector('[data-key="amount"]'),
      setFilter: (text) => host.setFilter(text),
    };
  },
};
