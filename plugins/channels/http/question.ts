import type { ChannelRequest } from '#sdk';
import { BlinkyError, readJson } from '#sdk';

const owner = 'channel/http';
/** In characters, that is Unicode code points. */
const MESSAGE_LENGTH = 4_000;
/** Long enough for any number, address or id; the sender is a key of stores and limits. */
const ID_LENGTH = 1_000;

export interface Question {
  readonly from: string;
  readonly to: string | undefined;
  readonly message: string;
  /** The conversation that the caller wants to go on with. */
  readonly context: string | undefined;
}

/** The fields of a request's body, unknown ones ignored. Throws BLINKY_BAD_REQUEST that names the field. */
export function readQuestion(request: Pick<ChannelRequest, 'body'>): Question {
  const body = readJson(request, owner);
  if (!isObject(body)) throw bad('the body is not a JSON object', 'send {"from": "…", "message": "…"}');
  return {
    from: required('from', body.from, ID_LENGTH),
    to: optional('to', body.to),
    message: required('message', body.message, MESSAGE_LENGTH),
    context: readContext(body.context),
  };
}

function required(field: string, value: unknown, limit: number): string {
  if (value === undefined || value === null) throw bad(`${field} is missing`, `send it as a string of 1 to ${limit} characters`);
  if (typeof value !== 'string') throw bad(`${field} is not a string`, `send it as a string of 1 to ${limit} characters`);
  if (!/[^\s\p{Cf}]/u.test(value)) throw bad(`${field} is blank`, `send 1 to ${limit} characters`);
  // A character takes one or two units, so most texts need no counting.
  if (value.length > limit && [...value].length > limit) throw bad(`${field} is longer than ${limit} characters`, 'shorten it');
  return value;
}

function optional(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return required(field, value, ID_LENGTH);
}

function readContext(value: unknown): string | undefined {
  const conversation = isObject(value) ? value.conversation : value;
  if (conversation === undefined || conversation === null || conversation === '') return undefined;
  if (typeof conversation === 'string') return conversation;
  throw bad('context is not a string', 'send the conversation of an earlier reply, as it is or as {"conversation": "…"}');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', message, { owner, hint });
}
