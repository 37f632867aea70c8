/** The language model, offered to plugins and dialogs when a key is set. Every call obeys the turn's deadline and the token budgets. */
export interface ModelClient {
  /**
   * Asks for one JSON value that fits `schema` (JSON Schema, strict mode of Chat Completions). The value is parsed, not yet
   * checked: hostile output is the caller's to refuse. Throws when there is no usable answer before `signal` aborts, the
   * turn's deadline or the end of a budget; the caller then goes on without.
   */
  structured(request: ModelRequest, signal: AbortSignal): Promise<unknown>;
  /**
   * Words a catalog answer for a question, or in the reader's language. Resolves undefined wherever the catalog's own words are
   * to go out: same language without `OPENAI_PHRASING=phrase`, a fault, or a result that says what the answer does not. Never throws.
   */
  phrase?(request: PhraseRequest, signal: AbortSignal): Promise<string | undefined>;
  /** One unit vector per text, in their order, kept by content; absent unless an embedding model is named. Throws as `structured` does. */
  embed?(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** Whether the moderation endpoint flags a text; absent unless moderation is on. Throws as `structured` does. */
  flagged?(text: string, signal: AbortSignal): Promise<boolean>;
  /** The words of a voice note; absent unless a transcription model is named. Throws as `structured` does. */
  transcribe?(audio: Uint8Array, contentType: string, signal: AbortSignal): Promise<string>;
}

export interface ModelRequest {
  /** Short snake_case name of what is asked; labels metrics. */
  readonly name: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly schema: Readonly<Record<string, unknown>>;
  /** Upper bound of the answer, in tokens. */
  readonly maxTokens: number;
}

export interface PhraseRequest {
  /** The catalog's text. */
  readonly answer: string;
  /** The language that the text is in, BCP 47. */
  readonly answerLocale: string;
  /** What the user asked. */
  readonly question: string;
  /** The reader's language, BCP 47. */
  readonly locale: string;
}

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
/** Telephone, social security, bank and card numbers: nine digits or more, however they are grouped. */
const longNumber = /\+?\d(?:[\s().-]{0,2}\d){8,}/g;
/** Mexican identity codes: CURP and RFC. */
const identity = /\b[A-ZÑ&]{3,4}\d{6}(?:[HMX][A-Z]{5}[A-Z\d]\d|[A-Z\d]{3})\b/gi;

/** A user's text as it may go to a model: e-mail addresses, long numbers and identity codes become words. Linear in its length. */
export function redact(text: string): string {
  const plain = text.includes('@') ? text.replace(email, '[correo]') : text;
  return plain.replace(identity, '[clave]').replace(longNumber, '[número]');
}
