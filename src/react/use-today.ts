import { useEffect, useState } from 'react';
import { localDateAt, type LocalDate } from '../core/local-date.js';

/** The calendar day that it is in a zone; null: in the reader's own. A page that stays open overnight sees the next day. */
export function useToday(timeZone: string | null): LocalDate {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [today, setToday] = useState(() => localDateAt(Date.now(), zone));

  useEffect(() => {
    const look = () => setToday(localDateAt(Date.now(), zone));
    look();
    const timer = setInterval(look, minuteInMs);
    return () => clearInterval(timer);
  }, [zone]);

  return today;
}

const minuteInMs = 60_000;
