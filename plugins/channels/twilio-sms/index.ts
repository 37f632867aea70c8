import {
  createTwilioApi,
  createTwilioWebhook,
  definePlugin,
  inboundFromTwilio,
  noRecipient,
  referenceTo,
  sendParts,
  TWILIO_FORM,
  TWILIO_TAKEN,
  textParts,
  twilioAccount,
  z,
} from '#sdk';

const owner = 'channel/twilio-sms';
/** Twilio takes 1,600; ten segments of accented text are what carriers still deliver as one message. */
const TEXT_LENGTH = 670;
/** Short codes and names can be answered no better, and are people too. */
const incoming = { owner, channelId: 'sms', address: /^\+?\d{3,15}$/ };

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'twilio-sms',
  mount: 'sms',
  summary: 'SMS through Twilio: POST /chatbot/sms.',
  settings: z.strictObject({
    ...twilioAccount,
    TWILIO_SMS_FROM: z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/, 'expected +14155238886 or MG…')
      .describe('number or messaging service'),
  }),
  create(context) {
    const { settings, store } = context;
    const twilio = createTwilioApi(context, {
      owner,
      statusPath: '/chatbot/sms',
      hints: { 21610: 'the person answered STOP: only START from them ends that' },
    });
    const webhook = createTwilioWebhook(context, owner);
    const sender = settings.TWILIO_SMS_FROM.startsWith('MG') ? 'MessagingServiceSid' : 'From';

    return {
      routes: [
        {
          method: 'post',
          path: '/',
          accepts: [TWILIO_FORM],
          async handle(request, host) {
            const fields = await webhook.read(request);
            if (fields.MessageStatus) return webhook.report(fields);
            if (fields.From !== settings.TWILIO_SMS_FROM) await host.accept(inboundFromTwilio(fields, incoming));
            return TWILIO_TAKEN;
          },
        },
      ],
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const user = numberIn(to.conversation?.id);
        if (user === undefined) throw noRecipient(owner);
        // Smart encoding replaces typographic signs that alone would more than double the segments.
        const message = { To: user, [sender]: settings.TWILIO_SMS_FROM, SmartEncoded: 'true' };
        const post = (Body: string) => twilio.send({ ...message, Body }, signal);
        return sendParts(textParts(activity, TEXT_LENGTH), post, { store, to, activity });
      },
      reference: (to) => referenceTo({ channelId: 'sms', user: numberIn(to), bot: settings.TWILIO_SMS_FROM }),
      start: webhook.start,
    };
  },
});

/** A number in international form, as Twilio writes it. */
const numberIn = (text = ''): string | undefined => /^\+[1-9]\d{6,14}$/.exec(text.replace(/[\s().-]/g, ''))?.[0];
