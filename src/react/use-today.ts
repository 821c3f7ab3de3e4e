import { useEffect, useMemo, useState } from 'react';
import { localDateAt, parseLocalDate, type LocalDate } from '../core/local-date.js';

const minuteInMs = 60_000;

/** The calendar day that it is in a zone; null: in the reader's own. A page that stays open overnight sees the next day. */
export function useToday(timeZone: string | null): LocalDate {
  const [seen, setSeen] = useState<LocalDate | null>(null);

  useEffect(() => {
    const timer = setInterval(() => setSeen(todayIn(timeZone)), minuteInMs);
    return () => clearInterval(timer);
  }, [timeZone]);

  return useMemo(() => todayIn(timeZone), [timeZone, seen]);
}

function todayIn(timeZone: string | null): LocalDate {
  if (timeZone !== null) return localDateAt(Date.now(), timeZone);
  const now = new Date();
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  return parseLocalDate(`${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`);
}
