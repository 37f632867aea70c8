import type { VacationPolicy } from '#catalog';
import type { Wish } from './dates.ts';
import { type Day, daysBetween, plus, weekdayOf } from './day.ts';

/** Days off that are complete: the working days from `start` to `end`. */
export interface Leave {
  readonly start: Day;
  readonly end: Day;
  /** Working days. */
  readonly days: number;
}

/** Why a leave cannot be asked for. */
export type Objection =
  | { readonly why: 'past' | 'noWorkdays' }
  | { readonly why: 'notice'; readonly days: number; readonly first: Day }
  | { readonly why: 'ahead'; readonly last: Day }
  | { readonly why: 'tooLong'; readonly days: number; readonly most: number }
  | { readonly why: 'blocked'; readonly from: Day; readonly to: Day; readonly reason: string };

/** Longer wishes are counted no further: they are over any limit. */
const LONGEST = 400;

/** The leave that a wish amounts to, cut to its working days; undefined while something is missing, or where it holds no working day. */
export function leaveOf({ start, end, days }: Wish, policy: VacationPolicy): Leave | undefined {
  if (start === undefined || (end === undefined && days === undefined)) return undefined;
  const taken: Day[] = [];
  for (let at = 0, day = start; at < LONGEST; at++, day = plus(day, 1)) {
    if (end === undefined ? taken.length === days : day > end) break;
    if (isWorkday(day, policy)) taken.push(day);
  }
  const [first] = taken;
  return first === undefined ? undefined : { start: first, end: taken.at(-1) ?? first, days: taken.length };
}

/** What the company's rules have against a wish, as far as it is known; undefined: nothing. */
export function objectionTo(wish: Wish, policy: VacationPolicy, today: Day): Objection | undefined {
  const leave = leaveOf(wish, policy);
  const start = leave?.start ?? wish.start;
  if (wish.days !== undefined && (wish.days < 1 || wish.days > policy.maxDays)) return tooLong(wish.days, policy);
  if (start === undefined) return undefined;
  if ((wish.start ?? start) < today) return { why: 'past' };
  const first = plus(today, policy.noticeDays);
  if (start < first) return { why: 'notice', days: policy.noticeDays, first };
  const last = plus(today, policy.aheadDays);
  if (start > last) return { why: 'ahead', last };
  if (!leave) return wish.end === undefined ? undefined : { why: 'noWorkdays' };
  if (leave.days > policy.maxDays) return tooLong(leave.days, policy);
  const blocked = policy.blocked.find(({ from, to }) => from <= leave.end && to >= leave.start);
  return blocked && { why: 'blocked', ...blocked };
}

/** Whether `day` is worked, and so costs a day of vacations. */
function isWorkday(day: Day, { workdays, holidays }: VacationPolicy): boolean {
  return workdays.includes(weekdayOf(day)) && !holidays.includes(day);
}

function tooLong(days: number, { maxDays }: VacationPolicy): Objection {
  return days < 1 ? { why: 'noWorkdays' } : { why: 'tooLong', days, most: maxDays };
}

/** The day on which work goes on after a leave. */
export function backOn({ end }: Leave, policy: VacationPolicy): Day {
  let day = plus(end, 1);
  while (!isWorkday(day, policy) && daysBetween(end, day) < LONGEST) day = plus(day, 1);
  return day;
}
