import { useLayoutEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import limit from './limit.js';

/* A sketch of what a React component can reach: React owns the shell, the rows are the limit's own pool. */

const host = {};

function Table({ rows }) {
  const shell = useRef(null);
  useLayoutEffect(() => {
    host.handle = limit.mount(shell.current, rows);
  }, [rows]);
  return <div ref={shell} />;
}

export default {
  mount(box, rows) {
    createRoot(box).render(<Table rows={rows} />);
    return {
      scroller: () => host.handle.scroller(),
      sortTarget: () => host.handle.sortTarget(),
      setFilter: (text) => host.handle.setFilter(text),
    };
  },
};
