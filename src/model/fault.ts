/**
 * What went wrong with one attempt. `provider`: 5xx, network; `timeout`: we gave up waiting; `request`: no key would help;
 * `unusable`: an answer that cannot be read; `cancelled`: nobody waits for it any more.
 */
export type FaultKind =
  | 'rate_limited'
  | 'quota'
  | 'unauthorized'
  | 'forbidden'
  | 'provider'
  | 'timeout'
  | 'request'
  | 'unusable'
  | 'lost'
  | 'cancelled';

/** One attempt's failure, without the provider's text, which may quote the prompt. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly status: number | undefined;
  readonly headers: HeaderSource | undefined;
  /** What a refused request is about, as the provider names it: a parameter. */
  readonly about: string;

  constructor(kind: FaultKind, details: { readonly status?: number; readonly headers?: HeaderSource; readonly about?: string } = {}) {
    super(`the model's provider: ${kind}${details.status ? ` (${details.status})` : ''}`);
    this.name = 'Fault';
    this.kind = kind;
    this.status = details.status;
    this.headers = details.headers;
    this.about = details.about ?? '';
  }
}

export interface HeaderSource {
  get(name: string): string | null;
}

/** An answer of the provider that is larger than any that was asked for. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The provider's side is at fault: what the breaker counts. */
export function isProviders(error: unknown): boolean {
  return error instanceof Fault && (error.kind === 'provider' || error.kind === 'timeout');
}

/** What an error of the SDK means. Errors without a status come from the network: an unreachable host, a cut answer (`terminated`). */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const { status, headers, code, type, param, message } = error as Partial<Record<string, unknown>> & { headers?: HeaderSource };
  if (typeof status !== 'number') return new Fault(isUnusable(error) ? 'unusable' : 'provider');
  const details = { status, ...(headers ? { headers } : {}) };
  if (code === 'insufficient_quota' || type === 'insufficient_quota') return new Fault('quota', details);
  const kind = kindOf(status);
  return kind === 'request'
    ? new Fault(kind, { ...details, about: `${String(param ?? '')} ${String(message ?? '')}` })
    : new Fault(kind, details);
}

function kindOf(status: number): FaultKind {
  if (status === 429) return 'rate_limited';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status >= 500 || status === 408) return 'provider';
  return 'request';
}

/** An answer came, but no JSON, or far too much of it. */
function isUnusable(error: unknown): boolean {
  if (error instanceof SyntaxError || error instanceof BodyTooLarge) return true;
  return error instanceof Error && error.cause !== undefined && isUnusable(error.cause);
}
