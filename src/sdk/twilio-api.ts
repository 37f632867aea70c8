import { z } from 'zod';
import type { BlinkyError } from './errors.ts';
import type { PluginContext } from './plugin.ts';
import { type PlatformAnswer, postTo, refusalOf } from './sending.ts';
import { apiUrl, secretSetting } from './setting.ts';

/** The settings of whatever goes through an account at Twilio. */
export const twilioAccount = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{1,64}$/, 'expected AC and letters and digits')
    .meta({ description: 'account of the sender', shared: true }),
  TWILIO_AUTH_TOKEN: secretSetting('signs the webhooks and authenticates what is sent').meta({ shared: true }),
  TWILIO_BASE_URL: apiUrl('Twilio', 'https://api.twilio.com').describe("where requests to Twilio's API go (regions, tests)"),
};

export type TwilioAccount = z.output<z.ZodObject<typeof twilioAccount>>;
type Parameters = Readonly<Record<string, string>>;

export interface TwilioApi {
  /** Sends a message, and says the id that Twilio gave it. Throws BLINKY_SEND_FAILED with Twilio's code, and counts it. */
  send(message: Parameters, signal: AbortSignal): Promise<string | undefined>;
  /** Posts to another of Twilio's products, such as `messaging`. Throws BLINKY_SEND_FAILED when it cannot be reached. */
  post(product: string, path: string, parameters: Parameters, signal: AbortSignal): Promise<PlatformAnswer>;
}

export interface TwilioApiOptions {
  readonly owner: string;
  /** Below `PUBLIC_BASE_URL`: where Twilio reports what became of a message. */
  readonly statusPath: string;
  /** Beside those of every channel: what Twilio's error codes say to do. */
  readonly hints: Readonly<Record<number, string>>;
}

const common: Readonly<Record<number, string>> = {
  20003: 'check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
  21211: 'the recipient is no valid number',
  21609: 'PUBLIC_BASE_URL is no URL that Twilio could call',
};

/** Twilio's REST API. Not through its SDK, which cannot be stopped and quotes the recipient's number in refusals. */
export function createTwilioApi(context: PluginContext<TwilioAccount>, { owner, statusPath, hints }: TwilioApiOptions): TwilioApi {
  const { settings, fetch, host, count } = context;
  const twilio = { owner, platform: 'Twilio' };

  const post: TwilioApi['post'] = (product, path, parameters, signal) => {
    const credentials = Buffer.from(`${settings.TWILIO_ACCOUNT_SID}:${settings.TWILIO_AUTH_TOKEN}`).toString('base64');
    const headers = { authorization: `Basic ${credentials}` };
    // Products have hosts of their own (`messaging.dublin.ie1.twilio.com` beside `api.`); a proxy or a test has one for all.
    const base = settings.TWILIO_BASE_URL.replace(/^https:\/\/api\.(?=[\w.-]*twilio\.com$)/, `https://${product}.`);
    return postTo(base + path, new URLSearchParams(parameters), { ...twilio, fetch, signal, headers });
  };

  async function create(message: Parameters, signal: AbortSignal): Promise<string | undefined> {
    const answer = await post('api', `/2010-04-01/Accounts/${settings.TWILIO_ACCOUNT_SID}/Messages.json`, message, signal);
    const { sid, code: said } = answer.body as { sid?: string; code?: unknown };
    if (answer.status < 300) return sid;
    const code = typeof said === 'number' ? said : undefined; // from whoever stands behind TWILIO_BASE_URL
    throw refusalOf(answer, { ...twilio, code, hint: { ...common, ...hints }[code ?? 0] });
  }

  return {
    post,
    async send(message, signal) {
      const report = host.publicBaseUrl && { StatusCallback: host.publicBaseUrl + statusPath };
      try {
        return await create({ ...message, ...report }, signal);
      } catch (error) {
        count('send_failed', String((error as BlinkyError).platformCode ?? 'no_code'));
        throw error;
      }
    },
  };
}
