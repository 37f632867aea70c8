/** The language model, offered to plugins and dialogs when a key is set. Every call obeys the turn's deadline and the token budgets. */
export interface ModelClient {
  /**
   * Asks for one JSON value that fits `schema` (JSON Schema, strict mode of Chat Completions).
   * Throws when there is no usable answer before `signal` aborts; the caller then goes on without.
   */
  structured(request: ModelRequest, signal: AbortSignal): Promise<unknown>;
  /** The words of a voice note; absent unless a transcription model is named. */
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
