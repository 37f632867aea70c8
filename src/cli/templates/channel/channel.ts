import { type Channel, forged, type PluginContext, postTo, refusalOf, sameSecret, sendParts, textParts } from '#sdk';
import { readMessage } from './message.ts';

const platform = { owner: 'channel/sample-plugin', platform: 'sample-plugin' };
/** What one message of the platform holds, in UTF-16 units. */
const TEXT_LENGTH = 1_000;

interface Settings {
  readonly SAMPLE_PLUGIN_URL: string;
  readonly SAMPLE_PLUGIN_TOKEN: string;
}

/** Takes webhooks that carry the token, and posts replies as JSON. */
export function createChannel({ settings, fetch, store }: PluginContext<Settings>): Channel {
  async function post(message: object, signal: AbortSignal): Promise<undefined> {
    const answer = await postTo(settings.SAMPLE_PLUGIN_URL, message, { ...platform, fetch, signal });
    if (answer.status >= 300) throw refusalOf(answer, platform);
  }

  return {
    limits: { textLength: TEXT_LENGTH },
    routes: [
      {
        method: 'post',
        path: '/',
        accepts: ['application/json'],
        async handle(request, host) {
          const token = String(request.headers['x-token'] ?? '');
          if (!sameSecret(token, settings.SAMPLE_PLUGIN_TOKEN)) throw forged(platform.owner, 'check SAMPLE_PLUGIN_TOKEN');
          const activity = readMessage(request);
          if (activity) await host.accept({ activity });
          return { status: 202 };
        },
      },
    ],
    send: (to, activity, signal) =>
      sendParts(textParts(activity, TEXT_LENGTH), (text) => post({ user: to.user?.id, text }, signal), { store, to, activity }),
  };
}
