import { type ChannelBench, type ChannelBenchOptions, openChannel } from '../../../../test/support/channel-bench.ts';
import harness from '../harness.ts';
import type { TwilioServer } from './twilio-server.ts';

export const KEY = harness.settings.BLINKY_API_KEYS;
export const TEMPLATE = 'HX0123456789abcdef0123456789abcdef';

export interface BenchOptions extends Partial<ChannelBenchOptions> {
  readonly twilio?: TwilioServer;
}

/** The channel, before a Twilio on loopback or before none. */
export function open({ twilio, settings, ...options }: BenchOptions = {}): Promise<ChannelBench> {
  return openChannel(harness, {
    platform: { fetch },
    ...options,
    settings: { ...(twilio && { TWILIO_BASE_URL: twilio.url }), ...settings },
  });
}
