/** What a provider's server understands; everything until it refuses something. */
export interface Dialect {
  /** `strict`: the schema is enforced by the server; `json`: any JSON, with the schema in the prompt. */
  readonly output: 'strict' | 'json';
  readonly temperature: boolean;
  readonly store: boolean;
  readonly limit: 'max_completion_tokens' | 'max_tokens';
}

export const openaiDialect: Dialect = { output: 'strict', temperature: true, store: true, limit: 'max_completion_tokens' };

/** The dialect without what a refused request complains about (`about`: the provider's parameter and message); undefined when it is about something else. */
export function withoutRefused(dialect: Dialect, about: string): Dialect | undefined {
  if (dialect.output === 'strict' && /response_format|json_schema|structured output/i.test(about)) return { ...dialect, output: 'json' };
  // "Use 'max_completion_tokens' instead" refuses the other one.
  if (dialect.limit === 'max_completion_tokens' && /max_completion_tokens/.test(about)) return { ...dialect, limit: 'max_tokens' };
  if (dialect.temperature && /temperature/.test(about)) return { ...dialect, temperature: false };
  if (dialect.store && /\bstore\b/.test(about)) return { ...dialect, store: false };
  return undefined;
}
