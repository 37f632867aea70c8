import { definePlugin } from '#sdk';
import { webchatChannel } from './channel.ts';
import { settings } from './settings.ts';

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'webchat',
  summary: 'Web chat at / over Direct Line 3.0, and a widget for other sites.',
  settings,
  create: webchatChannel,
});
