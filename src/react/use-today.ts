import { useEffect, useMemo, useState } from 'react';
import { localDateAt, parseLocalDate, type LocalDate } from '../core/local-date.js';

const minuteInMs = 60_000;

/** The calendar day that it is in a zone; null: in the reader's own. A page that stays open overnight sees the next day. */
export function useToday(timeZone: string | null): LocalDate {
  const [later, setLater] = useState<{ readonly timeZone: string | null; readonly day: LocalDate } | null>(null);
  const first = useMemo(() => todayIn(timeZone), [timeZone]);

  useEffect(() => {
    const look = () => {
      const day = todayIn(timeZone);
      setLater((seen) => (seen?.day === day && seen.timeZone === timeZone ? seen : { timeZone, day }));
    };
    const timer = setInterval(look, minuteInMs);
    return () => clearInterval(timer);
  }, [timeZone]);

  return later?.timeZone === timeZone ? later.day : first;
}

function todayIn(timeZone: string | null): LocalDate {
  if (timeZone !== null) return localDateAt(Date.now(), timeZone);
  const now = new Date();
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  return parseLocalDate(`${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`);
}
