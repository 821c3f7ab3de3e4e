import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { feedKey } from './query-keys.js';

const news = 'feedChanged';

/**
 * The customer's other tabs look again when the feed was changed in this one; a hidden tab does once it is seen. That
 * something changed is all that is told: no id, no answer, no secret leaves its tab. Where the browser has no
 * BroadcastChannel, the other tabs learn of it when they ask next.
 * @returns Tells the others.
 */
export function useSiblingTabs(queryClient: QueryClient): () => void {
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const opened = new BroadcastChannel('bankfeeds');
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== news) return;
      void queryClient.invalidateQueries({ queryKey: feedKey, refetchType: document.visibilityState === 'hidden' ? 'none' : 'active' });
    };
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [queryClient]);

  return useRef(() => channel.current?.postMessage(news)).current;
}
