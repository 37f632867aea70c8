import type { ModelRequest } from '#sdk';
import { chatRequest } from './chat-request.ts';
import type { Dialect } from './dialect.ts';

interface Target {
  readonly model: string;
  readonly dialect: Dialect;
}

/** System prompts that are kept as JSON; more than understanding, phrasing and their versions need. */
const KEPT = 16;

/**
 * `chatRequest` as JSON text, byte for byte what JSON.stringify makes of it. The parts that stay the same from message to
 * message (instructions with the catalog, schema) are made once: they are 95 % of a body, and a fifth of a call's CPU.
 */
export class ChatBody {
  readonly #systems = new Map<string, string>();
  readonly #endings = new WeakMap<object, Map<string, string>>();

  of(request: ModelRequest, target: Target): string {
    const { model, messages } = chatRequest(request, target);
    const texts = messages.map((message) =>
      message.role === 'system' && typeof message.content === 'string' ? this.#system(message.content, message) : JSON.stringify(message),
    );
    return `{"model":${JSON.stringify(model)},"messages":[${texts.join(',')}],${this.#ending(request, target)}`;
  }

  #system(content: string, message: object): string {
    const known = this.#systems.get(content);
    if (known !== undefined) return known;
    const text = JSON.stringify(message);
    if (this.#systems.size >= KEPT) this.#systems.delete(this.#systems.keys().next().value ?? '');
    this.#systems.set(content, text);
    return text;
  }

  /** Everything behind the messages. */
  #ending(request: ModelRequest, target: Target): string {
    const { name, maxTokens, schema } = request;
    const { output, temperature, store, limit } = target.dialect;
    const key = [name, maxTokens, output, temperature, store, limit].join();
    const endings = this.#endings.get(schema) ?? new Map<string, string>();
    this.#endings.set(schema, endings);
    const known = endings.get(key);
    if (known !== undefined) return known;
    const { model, messages, ...rest } = chatRequest(request, target);
    const text = JSON.stringify(rest).slice(1);
    endings.set(key, text);
    return text;
  }
}
