import type { ChannelRequest } from './channel.ts';
import { BlinkyError } from './errors.ts';
import { readJson } from './http.ts';

/** In characters, that is Unicode code points. */
const MESSAGE_LENGTH = 4_000;
/** Long enough for any number, address or id; the sender is a key of stores and limits. */
const ID_LENGTH = 1_000;

/** A question that a system of the company asks in JSON, on somebody's behalf. */
export interface JsonQuestion {
  readonly from: string;
  readonly to: string | undefined;
  readonly message: string;
  /** The conversation that the caller wants to go on with. */
  readonly context: string | undefined;
}

/** The question in a request's JSON body, unknown fields ignored. Throws BLINKY_BAD_REQUEST that names the field. */
export function readJsonQuestion(request: Pick<ChannelRequest, 'body'>, owner: string): JsonQuestion {
  const body = readJson(request, owner);
  if (!isObject(body)) throw wrong('the body is not a JSON object', 'send {"from": "…", "message": "…"}');
  return {
    from: required('from', body.from, ID_LENGTH),
    to: optional('to', body.to),
    message: required('message', body.message, MESSAGE_LENGTH),
    context: readContext(body.context),
  };

  function required(field: string, value: unknown, limit: number): string {
    const hint = `send it as a string of 1 to ${limit} characters`;
    if (value === undefined || value === null) throw wrong(`${field} is missing`, hint);
    if (typeof value !== 'string') throw wrong(`${field} is not a string`, hint);
    if (!/[^\s\p{Cf}]/u.test(value)) throw wrong(`${field} is blank`, hint);
    // A character takes one or two units, so most texts need no counting.
    if (value.length > limit && [...value].length > limit) throw wrong(`${field} is longer than ${limit} characters`, 'shorten it');
    return value;
  }

  function optional(field: string, value: unknown): string | undefined {
    return value === undefined || value === null || value === '' ? undefined : required(field, value, ID_LENGTH);
  }

  function readContext(value: unknown): string | undefined {
    const conversation = isObject(value) ? value.conversation : value;
    if (conversation === undefined || conversation === null || conversation === '') return undefined;
    if (typeof conversation === 'string') return conversation;
    throw wrong('context is not a string', 'send the conversation of an earlier reply, as it is or as {"conversation": "…"}');
  }

  function wrong(message: string, hint: string): BlinkyError {
    return new BlinkyError('BLINKY_BAD_REQUEST', message, { owner, hint });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
