import type { Activity } from '#sdk';

export const BOT = '28:11111111-2222-3333-4444-555555555555';

/** A message in a personal chat, as Teams sends it. */
export function message(changes: Partial<Activity> = {}): Activity {
  const conversation = { id: 'a:1abc', conversationType: 'personal', tenantId: 't', name: '' } as Activity['conversation'];
  return {
    type: 'message',
    id: '1712345678901',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: { id: '29:ana', name: 'Ana', aadObjectId: 'aad' },
    recipient: { id: BOT, name: 'Blinky' },
    conversation,
    text: 'hola',
    textFormat: 'plain',
    ...changes,
  } as Activity;
}

export function mention(id: string, name: string): NonNullable<Activity['entities']>[number] {
  return { type: 'mention', mentioned: { id, name }, text: `<at>${name}</at>` };
}
