import { openConnectorServer } from '../../plugins/channels/botframework/testing/connector-server.ts';
import { openTwilioServer, SENDER, type TwilioServer } from '../../plugins/channels/twilio-whatsapp/testing/twilio-server.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { SID, TOKEN } from '../support/twilio-webhooks.ts';
import type { Clouds } from './clients.ts';

/** Only a test that fails waits this long. */
const PATIENCE_MS = 60_000;

/** The whole of Blinky behind its server, and the clouds of its channels. */
export interface Stage {
  readonly blinky: Blinky;
  readonly clouds: Clouds;
  /** Resolves with true as soon as `condition` holds, looking whenever a person has read something; with false when it never does. */
  until(condition: () => boolean): Promise<boolean>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** What the company's webhook does, as in `replay.ts`. */
  readonly webhook?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens one; every shipped channel is on. */
export async function openStage({ webhook, env }: StageOptions = {}): Promise<Stage> {
  const [twilio, connector] = await Promise.all([openTwilioServer(), openConnectorServer()]);
  const waiting = new Set<() => void>();
  const noticed = (): void => {
    for (const look of waiting) look();
  };
  const network: typeof fetch = async (input, init) => {
    if (String(input).startsWith('https://rh.example/')) return new Response(undefined, { status: webhook === 'falla' ? 503 : 204 });
    const response = await fetch(input, init);
    noticed();
    return response;
  };
  const handoff = webhook && { HANDOFF_WEBHOOK_URL: 'https://rh.example/handoff' };
  const blinky = await startBlinky({ served: true, env: { ...settingsOf(twilio), ...handoff, ...env }, fetch: network });
  const until = (condition: () => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (held: boolean): void => {
        clearTimeout(timer);
        waiting.delete(look);
        resolve(held);
      };
      const look = (): void => void (condition() && end(true));
      const timer = setTimeout(end, PATIENCE_MS, false);
      waiting.add(look);
      look();
    });
  const close = async (): Promise<void> => {
    await blinky.stop();
    await Promise.all([twilio.close(), connector.close()]);
  };
  return { blinky, clouds: { url: blinky.url, twilio, connector, noticed }, until, close };
}

function settingsOf(twilio: TwilioServer): Record<string, string> {
  return {
    CHANNELS: 'test,http,webchat,twilio-whatsapp,botframework,teams',
    PUBLIC_BASE_URL: 'https://blinky.example',
    ...{ TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_WHATSAPP_FROM: SENDER, TWILIO_BASE_URL: twilio.url },
  };
}
