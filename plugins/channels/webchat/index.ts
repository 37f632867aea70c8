import { commaList, definePlugin, z } from '#sdk';
import { webchatChannel } from './channel.ts';

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).pathname === '/' && !/[?#@*;]/.test(text), 'must be origins such as https://intranet.example.com')
  .transform((text) => new URL(text).origin);

const settings = z.strictObject({
  DIRECTLINE_SECRET: z.string().min(1).optional().meta({
    secret: true,
    description:
      'signs web chat tokens, and lets a server of yours mint them; absent: random per start, so open chats begin anew; with a database derived from BLINKY_SECRET',
  }),
  WEBCHAT_ALLOWED_ORIGINS: commaList(origin).meta({
    description: 'comma list of other origins that may embed the chat, such as https://intranet.example.com',
  }),
  WEBCHAT_UPLOAD_LIMIT_MB: z.coerce
    .number()
    .positive()
    .max(100)
    .default(4)
    .meta({ description: 'megabytes that one upload may hold in all' }),
});

export type Settings = ReturnType<typeof settings.parse>;

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'webchat',
  summary: 'Web chat at / over Direct Line 3.0, and a widget for other sites.',
  settings,
  create: webchatChannel,
});
