/** A day of the calendar, `YYYY-MM-DD`: no hour and no time zone to go wrong with. */
export type Day = string;

const DAY_MS = 86_400_000;

/** The day that it is in a time zone. */
export function dayIn(timeZone: string, now: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The day of these numbers (month 1 to 12), or undefined for one that no calendar has, such as 31 February. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (!(year >= 1000 && year <= 9999)) return undefined;
  const day = dayAt(Date.UTC(year, month - 1, date));
  const two = (number: number): string => String(number).padStart(2, '0');
  return day === `${year}-${two(month)}-${two(date)}` ? day : undefined;
}

export function plus(day: Day, days: number): Day {
  return dayAt(Date.parse(day) + days * DAY_MS);
}

/** 0 (Sunday) to 6. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay();
}

/** The first such weekday after `day`. */
export function nextWeekday(day: Day, weekday: number): Day {
  return plus(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);
}

/** How many days lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function dayAt(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
