import { boxHeight, headerHeight, rowHeight, tallestElement } from '../layout.js';
import { columns } from '../columns.js';
import { orderByAmount, orderOfMatches } from '../row-order.js';
import './limit.css';

/*
 * The limit: DOM by hand, a fixed pool of recycled rows, the order as one Uint32Array, one transform a row. It has no
 * keyboard, no focus, no selection and no words for a screen reader: every ratio to it is also the price of those.
 */

const viewHeight = boxHeight - headerHeight;
const poolSize = Math.ceil(viewHeight / rowHeight) + 3;

function element(tag, className, role) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (role) made.setAttribute('role', role);
  return made;
}

function drawHead() {
  const head = element('div', 'limit-head', 'row');
  for (const { key, name, width } of columns) {
    const button = element('button', '', 'columnheader');
    button.textContent = name;
    button.style.width = `${width}px`;
    button.dataset.key = key;
    head.append(button);
  }
  return head;
}

function drawEmptyRow() {
  const row = element('div', 'limit-row', 'row');
  for (const { width, numeric } of columns) {
    const cell = element('div', numeric ? 'numeric' : '', 'gridcell');
    cell.style.width = `${width}px`;
    cell.append(document.createTextNode(''));
    row.append(cell);
  }
  return row;
}

export default {
  mount(box, rows) {
    const root = element('div', 'limit', 'grid');
    root.tabIndex = 0;
    root.setAttribute('aria-rowcount', rows.length + 1);
    const head = drawHead();
    const body = element('div', 'limit-body', 'rowgroup');
    root.append(head, body);

    const emptyRow = drawEmptyRow();
    const pool = Array.from({ length: poolSize }, () => {
      const row = emptyRow.cloneNode(true);
      body.append(row);
      return { row, index: -2, y: NaN, texts: [...row.children].map((cell) => cell.firstChild) };
    });

    /** null: the rows as they are. */
    let order = null;
    let count = rows.length;
    let scale = 1;
    let lastText = '';

    function resize() {
      const total = count * rowHeight;
      const height = Math.min(total, tallestElement);
      scale = total > height ? (total - viewHeight) / (height - viewHeight) : 1;
      body.style.height = `${height}px`;
    }

    function draw(afresh) {
      const { scrollTop } = root;
      const top = scrollTop * scale;
      const first = Math.floor(top / rowHeight);
      for (let slot = 0; slot < poolSize; slot++) {
        // Slot k always holds a row whose index is k, modulo the pool's size.
        const index = first + ((slot - (first % poolSize) + poolSize) % poolSize);
        const held = pool[slot];
        if (index >= count) {
          if (held.index !== -1) held.row.style.display = 'none';
          held.index = -1;
          continue;
        }
        if (held.index === -1) held.row.style.display = '';
        const y = index * rowHeight + scrollTop - top;
        if (held.y !== y) {
          held.y = y;
          held.row.style.transform = `translateY(${y}px)`;
        }
        if (held.index !== index || afresh) {
          held.index = index;
          fill(held, index, rows[order ? order[index] : index]);
        }
      }
    }

    function fill({ row, texts }, index, data) {
      row.setAttribute('aria-rowindex', index + 2);
      for (let column = 0; column < columns.length; column++) {
        const { key, format } = columns[column];
        texts[column].data = format(data[key]);
      }
    }

    function show() {
      resize();
      root.scrollTop = 0;
      draw(true);
    }

    resize();
    box.append(root);
    draw(true);
    root.addEventListener('scroll', () => draw(false), { passive: true });
    head.addEventListener('click', ({ target }) => {
      if (target.dataset.key !== 'amount') return;
      order = orderByAmount(rows, order);
      show();
    });

    return {
      scroller: () => root,
      sortTarget: () => head.querySelector('[data-key="amount"]'),
      setFilter(text) {
        if (text) {
          // Typing on only narrows.
          order = orderOfMatches(rows, text, lastText && text.startsWith(lastText) ? order : null);
          count = order.length;
        } else {
          order = null;
          count = rows.length;
        }
        lastText = text;
        show();
      },
    };
  },
};
