import type { CatalogEntry } from '#sdk';
import type { Finding } from './lint-catalog.ts';

/** What one WhatsApp message holds; longer answers are split. */
const WHATSAPP_LIMIT = 1_600;
/** A button's or an option's title in a clarification; longer ones are cut by some channels. */
const OPTION_LIMIT = 200;
/** Days before its end at which an answer should be looked at. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is wrong with a row's own texts and dates. */
export function lintTexts(entry: CatalogEntry, now: Date): Finding[] {
  return [...emptyAnswer(entry), ...lengths(entry), ...dates(entry, now), ...links(entry)];
}

function emptyAnswer({ origin, answer }: CatalogEntry): Finding[] {
  const placeholder = /^(?:pendiente|por definir|tbd|todo|xxx+|n\/?a|-+|\.+|\?+)\.?$/i.test(answer.trim());
  return placeholder
    ? [{ rule: 'missing-answer', row: origin, problem: 'the answer is a placeholder', remedy: 'write it, or take the row out' }]
    : [];
}

function lengths({ origin, question, answer, additionalInfo }: CatalogEntry): Finding[] {
  const found: Finding[] = [];
  const reply = answer.length + additionalInfo.length + 1;
  if (reply > WHATSAPP_LIMIT) {
    const problem = `answer and additional_info have ${reply} characters; WhatsApp takes ${WHATSAPP_LIMIT} in a message`;
    found.push({ rule: 'too-long', row: origin, problem, remedy: 'shorten it or link to a page' });
  }
  if (question.length > OPTION_LIMIT) {
    const problem = `the question has ${question.length} characters; as an option it is cut at ${OPTION_LIMIT}`;
    found.push({ rule: 'too-long', row: origin, problem, remedy: 'ask shorter; other wordings belong in variations' });
  }
  return found;
}

function dates({ origin, validUntil }: CatalogEntry, now: Date): Finding[] {
  if (validUntil === undefined) return [];
  const days = daysLeft(validUntil, now);
  if (days >= SOON_DAYS) return [];
  const problem =
    days < 0 ? `valid_until ${validUntil} has passed: it is no longer answered` : `valid_until ${validUntil} is ${days} day(s) away`;
  return [{ rule: 'stale', row: origin, problem, remedy: 'check the answer and set a new date' }];
}

/** Whether the row's last day has passed. */
export function hasEnded({ validUntil }: CatalogEntry, now: Date): boolean {
  return validUntil !== undefined && daysLeft(validUntil, now) < 0;
}

function daysLeft(validUntil: string, now: Date): number {
  return Math.floor((Date.parse(`${validUntil}T23:59:59`) - now.getTime()) / DAY_MS);
}

/** Links that cannot be opened as they are written. */
function links({ origin, answer, additionalInfo }: CatalogEntry): Finding[] {
  const text = `${answer} ${additionalInfo}`;
  const broken = [
    ...(text.match(/\bhttps?:\/?(?!\/)\S*/gi) ?? []),
    ...(text.match(/\bhttps?:\/\/\S+/gi) ?? []).filter(
      (link) => !URL.canParse(trimmed(link)) || !/^https?:\/\/[^/]*\.[a-z]{2,}/i.test(link),
    ),
    ...(text.match(/\bwww\.\S+/gi) ?? []).filter((link) => !text.includes(`//${link}`)),
  ];
  return broken.map(() => ({
    rule: 'broken-link',
    row: origin,
    problem: 'a link cannot be opened as written',
    remedy: 'write it as https://host/path, with no blank in it',
  }));
}

function trimmed(link: string): string {
  return link.replace(/[).,;:!?»"']+$/, '');
}
