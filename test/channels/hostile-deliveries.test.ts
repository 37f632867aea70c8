import { expect } from 'chai';
import fc from 'fast-check';
import type { ChannelHarness, PlatformRequest } from '#sdk';
import messenger from '../../plugins/channels/messenger/harness.ts';
import * as page from '../../plugins/channels/messenger/testing/events.ts';
import slack from '../../plugins/channels/slack/harness.ts';
import * as events from '../../plugins/channels/slack/testing/deliveries.ts';
import telegram from '../../plugins/channels/telegram/harness.ts';
import * as updates from '../../plugins/channels/telegram/testing/updates.ts';
import sms from '../../plugins/channels/twilio-sms/harness.ts';
import * as texts from '../../plugins/channels/twilio-sms/testing/webhooks.ts';
import whatsAppCloud from '../../plugins/channels/whatsapp-cloud/harness.ts';
import * as cloud from '../../plugins/channels/whatsapp-cloud/testing/webhooks.ts';
import { type ChannelBench, openChannel } from '../support/channel-bench.ts';
import { fakePlatform } from '../support/fake-platform.ts';

type Json = Readonly<Record<string, unknown>>;

interface Sample {
  readonly harness: ChannelHarness;
  readonly bodies: readonly object[];
  sign(body: object): PlatformRequest;
}

const samples: readonly Sample[] = [
  {
    harness: telegram,
    bodies: [
      updates.update(),
      updates.update({ location: { latitude: 1, longitude: 2 } }),
      updates.update({ document: { mime_type: 'a/b', file_name: 'x' }, caption: 'x' }),
    ],
    sign: (body) => updates.posted(body),
  },
  {
    harness: slack,
    bodies: [events.callback({ files: [{ mimetype: 'a/b', name: 'x' }] }), events.press('x'), { type: 'url_verification', challenge: 'x' }],
    sign: (body) => events.signed(body, { form: 'actions' in body }),
  },
  {
    harness: whatsAppCloud,
    bodies: [
      cloud.webhook([cloud.message(), cloud.message({ type: 'location', location: { latitude: 1, longitude: 2 } }, 2)]),
      cloud.webhook([cloud.message({ type: 'document', document: { mime_type: 'a/b', filename: 'x', caption: 'x' } })]),
      cloud.webhook([cloud.message({ type: 'interactive', interactive: { list_reply: { id: 'x' } } })], { statuses: [{ status: 'sent' }] }),
    ],
    sign: (body) => cloud.signed(body),
  },
  {
    harness: messenger,
    bodies: [page.webhook(page.event({ attachments: [{ type: 'image', payload: { url: 'https://a.example' } }] }), page.event({}, 2))],
    sign: (body) => page.signed(body),
  },
  {
    harness: sms,
    bodies: [texts.received({ NumMedia: '2', MediaUrl0: 'https://a.example', MediaContentType0: 'image/png' })],
    sign: (body) => texts.signed(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, asText(value)]))),
  },
];

/** Values that a field of a genuine delivery may be replaced with. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  fc.constantFrom(undefined, null, '', 0, -1, 1e308, '__proto__', [], {}, [null], { toString: 1 }, '\u0000', '\ud800', 'x'.repeat(5_000)),
);

describe('a genuine delivery with a field that is not what it was', () => {
  const nowhere = fakePlatform({ complaint: () => undefined, answer: () => ({}), refusal: () => new Response() });
  for (const { harness, bodies, sign } of samples) {
    it(`is taken or refused with 400, never a fault, by ${harness.definition.id}`, async () => {
      const bench: ChannelBench = await openChannel(harness, { platform: nowhere });
      const places = bodies.flatMap((body) => placesIn(body).map((place) => ({ body, place })));
      const statuses = new Set<number>();
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...places), odd, async ({ body, place }, value) => {
          const { status } = await bench.call(sign(replaced(body as Json, place, value)));
          statuses.add(status);
          return status === 200 || status === 400;
        }),
        { numRuns: 600 },
      );
      expect([...statuses].sort()).to.deep.equal([200, 400]);
    });
  }
});

/** As a form can carry it. */
function asText(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}

/** Every path to a value of a delivery. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [...(path.length > 0 ? [path] : []), ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]))];
}

function replaced(body: Json, [key = '', ...rest]: readonly string[], value: unknown): Json {
  const child = rest.length === 0 ? value : replaced(body[key] as Json, rest, value);
  return Array.isArray(body) ? (body.map((item, at) => (String(at) === key ? child : item)) as unknown as Json) : { ...body, [key]: child };
}
