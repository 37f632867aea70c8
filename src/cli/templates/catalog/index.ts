import { definePlugin, z } from '#sdk';
import { createSource } from './source.ts';

export default definePlugin({
  sdk: 1,
  kind: 'catalog',
  id: 'sample-plugin',
  summary: 'Reads questions and answers from SAMPLE_PLUGIN_URL.',
  settings: z.strictObject({
    SAMPLE_PLUGIN_URL: z.url({ protocol: /^https?$/ }).describe('where the questions and answers are listed as JSON'),
  }),
  create: ({ settings, fetch }) => createSource({ url: settings.SAMPLE_PLUGIN_URL, fetch }),
});
