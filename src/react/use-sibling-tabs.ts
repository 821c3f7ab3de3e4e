import { useEffect, useRef } from 'react';
import type { Answers } from './answers.js';
import { feedKey } from './question-keys.js';

const news = 'feedChanged';

/**
 * The customer's other tabs look again when the feed was changed in this one; a hidden tab does once it is seen. That
 * something changed is all that is told: no id, no answer, no secret leaves its tab. Where the browser has no
 * BroadcastChannel, the other tabs learn of it when they ask next.
 * @returns Tells the others.
 */
export function useSiblingTabs(answers: Answers): () => void {
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const opened = new BroadcastChannel('bankfeeds');
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== news) return;
      void answers.outdate(feedKey, { asksNow: document.visibilityState !== 'hidden' });
    };
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [answers]);

  return useRef(() => channel.current?.postMessage(news)).current;
}
