import { useEffect, useState } from 'react';

interface Refreshable {
  readonly status: string;
  readonly refreshing: boolean;
  refresh(): Promise<void>;
}

/** Asks again at a person's wish, and has something to say only once the news is really there. */
export function useSpokenRefresh({ status, refreshing, refresh }: Refreshable, text: string) {
  const [answered, setAnswered] = useState(false);
  const [message, setMessage] = useState('');

  useEffect(() => {
    // The promise is settled a moment before the new state is rendered: until then this is the old status.
    if (!answered || refreshing) return;
    setAnswered(false);
    if (status === 'ready') setMessage(text);
  }, [answered, refreshing, status, text]);

  async function refreshNow() {
    setMessage('');
    await refresh();
    setAnswered(true);
  }

  return { message, refreshNow };
}
