/** Every error code of Blinky: the HTTP status it answers with, and what it means. `docs/errors.md` lists the same. */
export const errorCodes = {
  BLINKY_PLUGIN_INVALID: { status: 500, meaning: 'a drop-in cannot be loaded: its files, its definition or its contract version' },
  BLINKY_PLUGIN_SETTINGS: { status: 500, meaning: 'a setting of a plugin or dialog is missing or wrong' },
  BLINKY_SETTINGS: { status: 500, meaning: 'a setting of the host is wrong' },
  BLINKY_CATALOG_INVALID: { status: 500, meaning: 'a catalog, lexicon or company file cannot be used' },
  BLINKY_START_FAILED: { status: 500, meaning: 'a part did not start, or not in time' },
  BLINKY_BAD_REQUEST: { status: 400, meaning: 'the request is not what the route expects' },
  BLINKY_UNAUTHORIZED: { status: 401, meaning: 'no key, token or signature, or a wrong one' },
  BLINKY_FORBIDDEN: { status: 403, meaning: 'genuine, but not allowed here' },
  BLINKY_NOT_FOUND: { status: 404, meaning: 'nothing is mounted at this path' },
  BLINKY_METHOD_NOT_ALLOWED: { status: 405, meaning: 'the path exists, but not with this method' },
  BLINKY_TOO_LARGE: { status: 413, meaning: 'the body is over the limit' },
  BLINKY_UNSUPPORTED_MEDIA_TYPE: { status: 415, meaning: 'the content type or encoding is not accepted' },
  BLINKY_IDEMPOTENCY_CONFLICT: { status: 422, meaning: 'the same Idempotency-Key came with another body' },
  BLINKY_RATE_LIMITED: { status: 429, meaning: 'too many messages: wait as Retry-After says' },
  BLINKY_OVERLOADED: { status: 503, meaning: 'the queues are full or Blinky is stopping: try again later' },
  BLINKY_TIMEOUT: { status: 504, meaning: 'the turn did not end in time' },
  BLINKY_SEND_FAILED: { status: 502, meaning: 'a platform refused or did not take a reply' },
  BLINKY_TURN_FAILED: { status: 500, meaning: 'a turn failed; the user was told kindly' },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetails {
  /** Who is at fault, such as `channel/http`, `dialog/saludar` or `catalog`. */
  readonly owner: string;
  /** What to do about it, one sentence. */
  readonly hint?: string;
  /** When a retry makes sense, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** The platform's own code of the fault; labels metrics. */
  readonly platformCode?: number | undefined;
  /** False where a retry cannot help (a platform's 4xx). */
  readonly retryable?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The one error type of Blinky: says who owns the fault, what is wrong and what to do. Never carries a secret or a user's words. */
export class BlinkyError extends Error {
  readonly code: ErrorCode;
  readonly owner: string;
  readonly hint: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly retryable: boolean;
  readonly platformCode: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails) {
    super(message, { cause: details.cause });
    this.name = 'BlinkyError';
    this.code = code;
    this.owner = details.owner;
    this.hint = details.hint;
    this.retryAfterMs = details.retryAfterMs;
    this.retryable = details.retryable ?? details.retryAfterMs !== undefined;
    this.platformCode = details.platformCode;
    this.headers = details.headers ?? {};
  }

  /** The same error, with further headers for the answer. */
  withHeaders(headers: Readonly<Record<string, string>>): BlinkyError {
    return new BlinkyError(this.code, this.message, { ...this, cause: this.cause, headers: { ...this.headers, ...headers } });
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  /** One line for operators: code, owner, what is wrong, what to do. */
  get line(): string {
    return `${this.code}  ${this.owner}  ${this.message}${this.hint ? `: ${this.hint}` : ''}`;
  }
}
