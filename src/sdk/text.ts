import type { Activity } from 'botframework-schema';

/** A reply as plain text, its options as numbered lines: for platforms (and people) without buttons. */
export function plainText(activity: Partial<Activity>): string {
  const options = activity.suggestedActions?.actions ?? [];
  const lines = options.map((option, at) => `${at + 1}. ${option.title}`);
  return [activity.text ?? '', ...lines].filter(Boolean).join('\n');
}

/** A title within a platform's limit in UTF-16 units, with `…` where it was cut. */
export function shorten(title: string, limit: number): string {
  return title.length <= limit ? title : `${splitText(title, limit - 1)[0]?.trimEnd()}…`;
}

/**
 * Cuts a text into parts of at most `limit` UTF-16 units, at a paragraph, else a sentence, else a word; never inside a
 * surrogate pair, and inside a word only when the word alone is over the limit. The parts joined are the text.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== '' || parts.length === 0) parts.push(rest);
  return parts;
}

/** A reply in as many as its text needs, at most `limit` UTF-16 units each; options and attachments stand under the last. */
export function splitReply(activity: Partial<Activity>, limit: number): Partial<Activity>[] {
  const { suggestedActions: _, attachments: __, ...bare } = activity;
  const texts = activity.text === undefined ? [] : splitText(activity.text, limit);
  if (texts.length <= 1) return [activity];
  return texts.map((text, at) => ({ ...(at === texts.length - 1 ? activity : bare), text }));
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const boundary of [/\n\n(?=[^\n]*$)/, /[.!?…]\s+(?=[^.!?…]*$)/, /\s+(?=\S*$)/]) {
    const found = boundary.exec(head);
    // A tiny first part reads worse than a cut sentence: accept a boundary in the second half only.
    if (found && found.index + found[0].length > (boundary.source.includes('S*') ? 0 : limit / 2)) return found.index + found[0].length;
  }
  const last = text.charCodeAt(limit - 1);
  return last >= 0xd800 && last <= 0xdbff && limit > 1 ? limit - 1 : limit;
}
