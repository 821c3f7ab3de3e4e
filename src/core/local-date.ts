/** A calendar day in the account's own time zone, `YYYY-MM-DD`, without an offset. Compares as text. */
export type LocalDate = string & { readonly __localDate: unique symbol };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string') return false;
  const match = shape.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // A day that the month does not have is one of another month; the first hundred years are taken for those after 1900.
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
}

/** @throws RangeError when the text is not a day of the calendar. */
export function parseLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`"${text}" is not a local date (YYYY-MM-DD).`);
  return text;
}

/** Takes the day as written from any of Codat's three date-time shapes: its offset is ignored, as Codat does. */
export function localDateOfDateTime(text: string): LocalDate {
  return parseLocalDate(text.slice(0, 10));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return formatUtcDay(moved);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / 86_400_000);
}

/** The calendar day that it is at `milliseconds` in an IANA time zone, e.g. `America/Toronto`. */
export function localDateAt(milliseconds: number, timeZone: string): LocalDate {
  const parts = dayFormat(timeZone).formatToParts(milliseconds);
  const part = (type: string) => String(parts.find((p) => p.type === type)?.value);
  return parseLocalDate(`${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`);
}

export function maxLocalDate(first: LocalDate, ...others: readonly (LocalDate | null)[]): LocalDate {
  return others.reduce<LocalDate>((latest, date) => (date !== null && date > latest ? date : latest), first);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format;
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function formatUtcDay(date: Date): LocalDate {
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const day = String(date.getUTCDate()).padStart(2, '0');
  return parseLocalDate(`${year}-${month}-${day}`);
}
