import OpenAI, { toFile } from 'openai';

/** The SDK on one key, without its own retries, deadline, log and environment variables: the caller gives a signal that ends it. */
export function openaiClient(key: string, baseURL: string, fetchGiven: typeof fetch): LeanOpenAI {
  return new LeanOpenAI({
    apiKey: key,
    baseURL,
    fetch: fetchGiven,
    maxRetries: 0,
    logLevel: 'off',
    organization: null,
    project: null,
    webhookSecret: null,
    adminAPIKey: null,
  });
}

const json = { 'content-type': 'application/json' };

type Options = Parameters<OpenAI['buildRequest']>[0];
type Built = Awaited<ReturnType<OpenAI['buildRequest']>>;

/**
 * The SDK without what it makes anew for each call although it never changes, and without a deadline beside ours: headers of a
 * text body are made once for each path, and the signal goes to fetch as it is. A third of what the SDK costs a call.
 */
export class LeanOpenAI extends OpenAI {
  static {
    Object.defineProperty(LeanOpenAI, 'name', { value: OpenAI.name }); // it goes out in the User-Agent
  }

  readonly #fetch: typeof fetch;
  readonly #built = new Map<string, { readonly headers: Options['headers']; readonly built: Built }>();

  constructor(options: { readonly fetch: typeof fetch } & ConstructorParameters<typeof OpenAI>[0]) {
    super(options);
    this.#fetch = options.fetch;
  }

  /** The answer to a POST of a JSON text, as it came. Not `post().asResponse()`: an APIPromise holds its turn until a full collection. */
  async postText(path: string, body: string, signal: AbortSignal): Promise<Response> {
    // biome-ignore lint/complexity/useLiteralKeys: TypeScript lets a subclass read what is private in this way only
    const made: Promise<{ response: Response }> = this['makeRequest']({ method: 'post', path, body, headers: json, signal }, null);
    return (await made).response;
  }

  override async buildRequest(options: Options, again: Parameters<OpenAI['buildRequest']>[1] = {}): Promise<Built> {
    if (typeof options.body !== 'string') return super.buildRequest(options, again);
    const before = this.#built.get(options.path);
    const built = before && before.headers === options.headers ? before.built : await super.buildRequest(options, again);
    const request = { ...built, req: { ...built.req, body: options.body, signal: options.signal ?? null } };
    // Without the body: a user's words are not kept.
    if (built !== before?.built) this.#built.set(options.path, { headers: options.headers, built: { ...built, req: bare(built.req) } });
    return request;
  }

  override fetchWithTimeout(url: Parameters<OpenAI['fetchWithTimeout']>[0], init: RequestInit = {}): Promise<Response> {
    return this.#fetch(url, { ...init, method: init.method?.toUpperCase() ?? 'GET' });
  }
}

function bare({ body: _body, signal: _signal, ...request }: Built['req']): Built['req'] {
  return request;
}

const extensions: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
};

/** Audio as the SDK uploads it: the endpoint knows a format by the file's extension. */
export function audioFile(audio: Uint8Array, contentType: string): ReturnType<typeof toFile> {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return toFile(audio, `voice.${extensions[type] ?? 'ogg'}`, { type });
}
