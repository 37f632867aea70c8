import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ModelRequest } from '#sdk';
import type { Dialect } from './dialect.ts';

/** The exact body of a Chat Completions request; the only place where one is made. Nothing in it names a user. */
export function chatRequest(
  request: ModelRequest,
  { model, dialect }: { readonly model: string; readonly dialect: Dialect },
): ChatCompletionCreateParamsNonStreaming {
  const { name, schema, maxTokens } = request;
  return {
    model,
    messages: messagesFor(request, dialect),
    response_format:
      dialect.output === 'strict' ? { type: 'json_schema', json_schema: { name, strict: true, schema } } : { type: 'json_object' },
    [dialect.limit]: maxTokens,
    ...(dialect.temperature ? { temperature: 0 } : {}),
    ...(dialect.store ? { store: false } : {}),
  };
}

function messagesFor({ messages, schema }: ModelRequest, { output }: Dialect): ChatCompletionCreateParamsNonStreaming['messages'] {
  if (output === 'strict') return [...messages];
  const [first, ...rest] = messages;
  const rule = `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${rule}` }, ...rest]
    : [{ role: 'system', content: rule }, ...messages];
}
