import { BlinkyError, definePlugin, z } from '#sdk';
import { TEXT_LENGTH } from './card.ts';
import { teamsProfile } from './profile.ts';

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'teams',
  summary: 'How Microsoft Teams is read and answered; the botframework plugin has the route.',
  settings: z.strictObject({}),
  create: () => ({
    routes: [],
    profiles: [teamsProfile],
    limits: { textLength: TEXT_LENGTH },
    async send() {
      throw new BlinkyError('BLINKY_SEND_FAILED', 'the teams plugin sends nothing itself', {
        owner: 'channel/teams',
        hint: 'send through the channel botframework with a reference whose channelId is msteams',
        retryable: false,
      });
    },
  }),
});
