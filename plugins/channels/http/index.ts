import { apiKeysSetting, definePlugin, z } from '#sdk';
import { httpChannel } from './http-channel.ts';

const settings = z.strictObject({
  BLINKY_API_KEYS: apiKeysSetting('API keys that callers send, comma separated so that they can be rotated'),
  HTTP_ALLOW_ANONYMOUS: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'true: callers need no API key on any bind, as long as BLINKY_API_KEYS is not set' }),
});

export type Settings = z.output<typeof settings>;

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'http',
  summary: 'JSON in, JSON out, synchronous: POST /chatbot/http.',
  settings,
  create: httpChannel,
});
