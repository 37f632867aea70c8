import {
  apiUrl,
  definePlugin,
  hubRoutes,
  noRecipient,
  postTo,
  readJsonAs,
  referenceTo,
  refusalOf,
  secretSetting,
  sendParts,
  z,
} from '#sdk';
import { reports, toInbounds, webhook } from './inbound.ts';
import { contentsOf, TEXT_LENGTH } from './outbound.ts';

const meta = { owner: 'channel/whatsapp-cloud', platform: 'WhatsApp' };

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'whatsapp-cloud',
  summary: "WhatsApp through Meta's Cloud API: POST /chatbot/whatsapp-cloud.",
  settings: z.strictObject({
    WHATSAPP_CLOUD_TOKEN: secretSetting('token of a system user with whatsapp_business_messaging'),
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: z.string().regex(/^\d+$/, 'expected digits').describe('id of the number (not the number itself)'),
    WHATSAPP_CLOUD_APP_SECRET: secretSetting('App Secret, which signs the webhooks'),
    WHATSAPP_CLOUD_VERIFY_TOKEN: secretSetting('a word of your own, with which Meta verifies the webhook'),
    WHATSAPP_CLOUD_BASE_URL: apiUrl('WhatsApp', 'https://graph.facebook.com'),
  }),
  create({ settings, fetch, store, count }) {
    async function post(content: object, signal: AbortSignal): Promise<string | undefined> {
      const url = `${settings.WHATSAPP_CLOUD_BASE_URL}/v23.0/${settings.WHATSAPP_CLOUD_PHONE_NUMBER_ID}/messages`;
      const headers = { authorization: `Bearer ${settings.WHATSAPP_CLOUD_TOKEN}` };
      const answer = await postTo(url, { messaging_product: 'whatsapp', ...content }, { ...meta, fetch, signal, headers });
      const { messages, error } = answer.body as { messages?: { id?: string }[]; error?: { code?: number } };
      if (answer.status < 300) return messages?.[0]?.id;
      const code = error?.code ?? 0;
      count('send_failed', String(code));
      throw refusalOf(answer, { ...meta, code, hint: hints[code], ...(passing.has(code) && { retryable: true }) });
    }

    return {
      routes: hubRoutes({
        owner: meta.owner,
        secret: () => settings.WHATSAPP_CLOUD_APP_SECRET,
        verifyToken: () => settings.WHATSAPP_CLOUD_VERIFY_TOKEN,
        async receive(request, host) {
          const data = readJsonAs(webhook, request, meta.owner);
          for (const [event, detail] of reports(data)) count(event, detail);
          for (const inbound of toInbounds(data, settings.WHATSAPP_CLOUD_PHONE_NUMBER_ID)) await host.accept(inbound);
        },
      }),
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const user = numberIn(to.conversation?.id);
        if (user === undefined) throw noRecipient(meta.owner);
        const parts = contentsOf(activity).map((content) => ({ recipient_type: 'individual', to: user, ...content }));
        return sendParts(parts, (part) => post(part, signal), { store, to, activity });
      },
      showTyping({ id }) {
        const read = { status: 'read', message_id: id, typing_indicator: { type: 'text' } };
        if (id) post(read, AbortSignal.timeout(3_000)).catch(() => {});
      },
      reference: (to) => referenceTo({ channelId: 'whatsapp-cloud', user: numberIn(to), bot: settings.WHATSAPP_CLOUD_PHONE_NUMBER_ID }),
    };
  },
});

/** Limits and faults that pass by themselves; Meta says some of them with 400. */
const passing = new Set([1, 2, 4, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 133_004]);
const hints: Readonly<Record<number, string>> = { 190: 'check WHATSAPP_CLOUD_TOKEN', 131047: 'over 24 h have passed: send a template' };

/** A number in international form as Meta writes it: digits alone. */
const numberIn = (text = ''): string | undefined => /^[1-9]\d{6,14}$/.exec(text.replace(/[\s+().-]/g, ''))?.[0];
