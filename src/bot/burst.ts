import type { Activity } from '#sdk';
import type { Claim } from '../inbox/inbox.ts';

/** The entries of a claim as one activity: the last one, with the words and attachments of all. */
export function joinBurst({ entries }: Claim): Activity {
  const last = entries[entries.length - 1] as (typeof entries)[0];
  if (entries.length === 1) return last.activity;
  const lines = entries.map((entry) => entry.activity.text?.trim()).filter(Boolean);
  const attachments = entries.flatMap((entry) => entry.activity.attachments ?? []);
  return { ...last.activity, text: lines.join('\n'), ...(attachments.length > 0 ? { attachments } : {}) };
}
