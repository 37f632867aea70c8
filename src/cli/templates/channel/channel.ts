import { BlinkyError, type Channel, type PluginContext, plainText, sameSecret, splitText } from '#sdk';
import { readMessage } from './message.ts';

const owner = 'channel/sample-plugin';
/** What one message of the platform holds, in UTF-16 units. */
const TEXT_LENGTH = 1_000;

interface Settings {
  readonly SAMPLE_PLUGIN_URL: string;
  readonly SAMPLE_PLUGIN_TOKEN: string;
}

/** Takes webhooks that carry the token, and posts replies as JSON. */
export function createChannel({ settings, fetch }: PluginContext<Settings>): Channel {
  return {
    limits: { textLength: TEXT_LENGTH },
    routes: [
      {
        method: 'post',
        path: '/',
        accepts: ['application/json'],
        async handle(request, host) {
          if (!sameSecret(String(request.headers['x-token'] ?? ''), settings.SAMPLE_PLUGIN_TOKEN)) {
            throw new BlinkyError('BLINKY_UNAUTHORIZED', 'no valid X-Token', { owner });
          }
          const activity = readMessage(request);
          if (activity) await host.accept({ activity });
          return { status: 202 };
        },
      },
    ],
    async send(to, activity, signal) {
      for (const text of splitText(plainText(activity), TEXT_LENGTH)) await post({ user: to.user?.id, text }, signal);
      return {};
    },
  };

  async function post(message: object, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(settings.SAMPLE_PLUGIN_URL, { method: 'POST', headers, body: JSON.stringify(message), signal });
    if (response.ok) return;
    const { status } = response;
    const seconds = Number(response.headers.get('retry-after'));
    throw new BlinkyError('BLINKY_SEND_FAILED', `the platform answered ${status}`, {
      owner,
      retryable: status === 429 || status >= 500,
      ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
    });
  }
}
