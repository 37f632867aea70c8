import { hubWebhooks } from '../../../../test/support/hub-webhooks.ts';

export const { signed, verification, forged } = hubWebhooks('/chatbot/messenger');
export const PAGE = '102030405060708';
export const ANA = '7012345678901234';

/** An event of Ana's with this message, or with something else. */
export function event(message: object | undefined, number = 1, rest: object = {}): object {
  const written = message && { message: { mid: `m_in${number}`, text: 'hola', ...message } };
  return { sender: { id: ANA }, recipient: { id: PAGE }, timestamp: 1_772_463_600_000, ...written, ...rest };
}

export function webhook(...messaging: readonly object[]): object {
  return { object: 'page', entry: [{ id: PAGE, time: 1_772_463_600_000, messaging }] };
}
