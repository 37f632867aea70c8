import type { ModelRequest } from '#sdk';
import type { Budget } from './budget.ts';
import type { Calls, Job } from './calls.ts';
import { ChatBody } from './chat-body.ts';
import { type Dialect, openaiDialect, withoutRefused } from './dialect.ts';
import { Fault } from './fault.ts';
import type { ModelMetrics } from './metrics.ts';
import { ModelError } from './model-error.ts';
import { currentTurn } from './session.ts';
import { promptTokens, promptTokensAtMost, tokensOf } from './tokens.ts';

export interface ChatParts {
  readonly calls: Calls;
  readonly budget: Budget;
  readonly metrics: ModelMetrics;
  readonly model: string;
}

/** Far above what any answer needs. */
const MAX_CONTENT = 64 * 1_024;
const MAX_COUNTED = 10_000_000;

/** Asks for JSON by Chat Completions, within the budget; remembers what the server does not understand. */
export class Chat {
  readonly #parts: ChatParts;
  readonly #body = new ChatBody();
  #dialect: Dialect = openaiDialect;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  /** The parsed answer, not yet checked. Throws a ModelError when there is none. */
  async structured(request: ModelRequest, signal: AbortSignal): Promise<unknown> {
    const asked = this.#dialect;
    try {
      return await this.#ask(request, asked, signal);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const simpler = withoutRefused(asked, error.about);
      if (!simpler) throw new ModelError('request', `the model's provider refused the request (${error.status ?? 'no status'})`);
      this.#dialect = simpler;
      return this.structured(request, signal);
    }
  }

  async #ask(request: ModelRequest, dialect: Dialect, signal: AbortSignal): Promise<unknown> {
    const { calls, budget, model } = this.#parts;
    const turn = currentTurn.getStore();
    const reservation = budget.reserve(turn?.session, {
      atMost: promptTokensAtMost(request) + request.maxTokens,
      exact: () => promptTokens(request) + request.maxTokens,
    });
    let abandoned = 0;
    try {
      const job = chatJob(request.name, this.#body.of(request, { model, dialect }), () => abandoned++);
      const { value, key } = await calls.run(job, { turn, signal });
      const used = usageOf(value, request);
      reservation.settle(used.prompt + used.completion, used.prompt * (1 + abandoned) + used.completion);
      this.#parts.metrics.tokens.inc({ key: key.id, kind: 'prompt' }, used.prompt);
      this.#parts.metrics.tokens.inc({ key: key.id, kind: 'completion' }, used.completion);
      return parseContent(value);
    } finally {
      // Where there was no answer: an outage does not spend the conversation's tokens, but what was sent may be billed.
      reservation.settle(0, abandoned > 0 ? abandoned * promptTokens(request) : 0);
    }
  }
}

function chatJob(name: string, body: string, onAbandoned: () => void): Job<unknown> {
  return {
    name,
    onAbandoned,
    async send(client, signal) {
      // Not `chat.completions.create`: it would serialise the body anew, through a replacer, for each call.
      const response = await client.postText('/chat/completions', body, signal);
      return { value: JSON.parse(await response.text()), headers: response.headers };
    },
  };
}

interface Completion {
  readonly choices?: readonly {
    readonly finish_reason?: unknown;
    readonly message?: { readonly content?: unknown; readonly refusal?: unknown };
  }[];
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown };
}

/** Only a complete answer that was not refused counts; its text is never part of an error. */
function parseContent(completion: unknown): unknown {
  const [choice] = (completion as Completion | undefined)?.choices ?? [];
  const content = choice?.message?.content;
  const complete = choice?.finish_reason === 'stop' && !choice.message?.refusal;
  if (!complete || typeof content !== 'string' || content.length > MAX_CONTENT) throw unusable();
  try {
    // Servers without a JSON mode of their own like to wrap it.
    return JSON.parse(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch {
    throw unusable();
  }
}

function unusable(): ModelError {
  return new ModelError('unusable', "the model's output cannot be used");
}

/** The provider's count, or our own where it gives none that can be true. */
function usageOf(completion: unknown, request: ModelRequest): { prompt: number; completion: number } {
  const { usage, choices } = (completion ?? {}) as Completion;
  const content = choices?.[0]?.message?.content;
  return {
    prompt: countOf(usage?.prompt_tokens) ?? promptTokens(request),
    completion: countOf(usage?.completion_tokens) ?? (typeof content === 'string' ? tokensOf(content.slice(0, MAX_CONTENT)) : 0),
  };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COUNTED ? value : undefined;
}
