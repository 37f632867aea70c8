import { definePlugin, z } from '#sdk';
import { createChannel } from './channel.ts';

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'sample-plugin',
  summary: 'Messages in at POST /chatbot/sample-plugin, replies out at SAMPLE_PLUGIN_URL.',
  settings: z.strictObject({
    SAMPLE_PLUGIN_URL: z.url({ protocol: /^https?$/ }).describe('where replies are posted'),
    SAMPLE_PLUGIN_TOKEN: z.string().min(16).describe('what the platform sends in X-Token').meta({ secret: true }),
  }),
  create: createChannel,
});
