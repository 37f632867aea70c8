import { readFileSync } from 'node:fs';
import type { Activity, Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import { liveFile } from '../kernel/live-file.ts';
import { errorFields } from '../observability/logger.ts';

/** Who may ask, per channelId: exact ids, `@domain` of an e-mail address, `tenant:` of Teams. Channels without a line are open. */
export type AllowList = (activity: Partial<Activity>) => boolean;

/**
 * Reads who may ask from a file of lines `channelId value` (`#` starts a comment), again when it changes; a broken new
 * version is refused. Throws BLINKY_SETTINGS when the file cannot be used at first.
 */
export function allowListFile(path: string, log: Logger): AllowList {
  const rules = liveFile(path, read, (error) =>
    log.error(errorFields(error), 'the changed allow-list was refused; the last good one stays'),
  );
  return (activity) => {
    const allowed = rules().get(activity.channelId ?? '');
    return allowed === undefined || identities(activity).some((identity) => allowed.has(identity));
  };
}

type Rules = ReadonlyMap<string, ReadonlySet<string>>;

function read(path: string): Rules {
  const rules = new Map<string, Set<string>>();
  text(path)
    .split(/\r?\n/)
    .forEach((line, at) => {
      const [channelId, value, ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (!channelId) return;
      if (value === undefined || rest.length > 0) throw broken(`line ${at + 1} is not of the form: channelId value`);
      const allowed = rules.get(channelId) ?? new Set();
      rules.set(channelId, allowed.add(value.toLowerCase()));
    });
  return rules;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw broken('the file cannot be read', cause);
  }
}

function broken(what: string, cause?: unknown): BlinkyError {
  return new BlinkyError('BLINKY_SETTINGS', `ALLOWED_SENDERS_FILE: ${what}`, {
    owner: 'host',
    hint: 'lines such as: whatsapp +5215512345678',
    cause,
  });
}

/** The forms under which a sender may be listed. */
function identities({ from, conversation, channelData }: Partial<Activity>): string[] {
  const id = (from?.id ?? '').toLowerCase();
  const domain = id.includes('@') ? [`@${id.split('@').pop()}`] : [];
  const tenant = conversation?.tenantId ?? (channelData as { tenant?: { id?: string } } | undefined)?.tenant?.id;
  const number = id.replace(/^whatsapp:/, '');
  return [
    id,
    number,
    ...domain,
    ...(from?.aadObjectId ? [from.aadObjectId.toLowerCase()] : []),
    ...(tenant ? [`tenant:${tenant.toLowerCase()}`] : []),
  ];
}
