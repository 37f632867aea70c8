import { definePlugin } from '#sdk';
import { createBotFrameworkChannel } from './channel.ts';
import { settings } from './settings.ts';

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'botframework',
  summary: 'Bot Framework protocol at POST /api/messages: Teams, Azure Web Chat, Emulator.',
  settings,
  create: (context) => createBotFrameworkChannel(context),
});
