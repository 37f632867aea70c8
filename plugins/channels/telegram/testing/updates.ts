import type { PlatformRequest } from '#sdk';

export const SECRET = 'made-up-secret_of-the-webhook';
export const ANA = 5_512_345_678;

/** An Update with a message of Ana's, as Telegram posts it. */
export function update(changes: object = {}, number = 1): object {
  return { update_id: 800_000 + number, message: message(changes, number) };
}

export function message(changes: object = {}, number = 1): object {
  const from = { id: ANA, is_bot: false, first_name: 'Ana', language_code: 'es' };
  const chat = { id: ANA, first_name: 'Ana', type: 'private' };
  return { message_id: number, from, chat, date: 1_772_463_600, ...(Object.keys(changes).length > 0 ? changes : { text: 'hola' }) };
}

export function posted(
  body: unknown,
  headers: PlatformRequest['headers'] = { 'x-telegram-bot-api-secret-token': SECRET },
): PlatformRequest {
  const json = typeof body === 'string' ? body : JSON.stringify(body);
  return { url: '/chatbot/telegram', headers: { 'content-type': 'application/json', ...headers }, body: json };
}
