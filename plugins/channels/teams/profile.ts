import type { ChannelProfile } from '#sdk';
import { render, TEXT_LENGTH } from './card.ts';
import { read } from './read.ts';

/** Microsoft Teams, on the Bot Framework protocol. */
export const teamsProfile: ChannelProfile = { channelId: 'msteams', limits: { textLength: TEXT_LENGTH }, read, render };
