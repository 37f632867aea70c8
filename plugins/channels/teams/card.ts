import { type Activity, plainText } from '#sdk';

/** Teams takes 28 KB a message, in UTF-16: 14,336 units with all that is around the text. */
export const TEXT_LENGTH = 13_000;

/** In UTF-16 units of JSON. */
const CARD_LENGTH = 12_000;
const SUMMARY_LENGTH = 120;
/** More suggested actions Teams does not show. */
const SUGGESTED = 6;

/**
 * A reply as Teams shows it best: an Adaptive Card where it has options or several lines, which Teams would run together; one
 * line stays text. A reply that is too big for a card is plain text with numbered options.
 */
export function render(activity: Partial<Activity>): Partial<Activity> {
  const { type = 'message', text = '', suggestedActions, attachments } = activity;
  const titles = (suggestedActions?.actions ?? []).map(({ title }) => title);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (type !== 'message' || (attachments ?? []).length > 0) return activity;
  if (titles.length === 0 && lines.length <= 1) return activity;
  const content = cardOf(lines, titles, activity.locale);
  if (JSON.stringify(content).length > CARD_LENGTH) return asText(activity);
  const { text: _, suggestedActions: __, ...rest } = activity;
  return { ...rest, summary: summaryOf(lines), attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

function cardOf(lines: readonly string[], titles: readonly string[], lang: string | undefined): object {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    ...(lang && { lang }),
    body: [...lines.map((text) => ({ type: 'TextBlock', text, wrap: true })), ...titles.map(button)],
  };
}

/** A line of its own for each: questions are long, and a row of buttons cuts them. The number works when it is typed, too. */
function button(title: string, at: number): object {
  const msteams = { type: 'messageBack', displayText: title, text: title, value: { say: title } };
  return { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: `${at + 1}. ${title}`, data: { say: title, msteams } }] };
}

/** What a notification shows of a card. */
function summaryOf([first = '']: readonly string[]): string {
  return first.length > SUMMARY_LENGTH ? `${first.slice(0, SUMMARY_LENGTH).toWellFormed()}…` : first;
}

/** Suggested actions show in personal chats only; the numbered lines serve everywhere. */
function asText(activity: Partial<Activity>): Partial<Activity> {
  const { suggestedActions, ...rest } = activity;
  const isShown = activity.conversation?.conversationType === 'personal' && (suggestedActions?.actions.length ?? 0) <= SUGGESTED;
  return { ...rest, text: plainText(activity), textFormat: 'plain', ...(isShown && suggestedActions && { suggestedActions }) };
}
