import { useLayoutEffect, useRef } from 'react';

/** A node of the host's own, in a place of React's. */
export function HostNode({ node }: { readonly node: Node }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(node);
  }, [node]);
  return <span ref={place} className="bf-host-node" />;
}
