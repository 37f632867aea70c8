/** Values are ids of plugins, fixed words, numbers and hashes; never a user's words, or an id of a user. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A message's way through Blinky: a span for the turn, and one for each stage below it. */
export interface Tracing {
  readonly on: boolean;
  /** Runs one turn as a trace of its own; `receivedAt` in milliseconds since 1970 is where its span begins. */
  turn<T>(receivedAt: number, run: () => Promise<T>): Promise<T>;
  /** Runs a stage as a span of the turn under way, or of the one whose reply is `of`; without a turn it just runs. */
  span<T>(name: string, attributes: SpanAttributes, run: () => Promise<T>, of?: object): Promise<T>;
  /** Says more about the turn under way. */
  describe(attributes: SpanAttributes): void;
  /** Lets `span` find the turn under way again from its replies, which are sent later. */
  carry(replies: readonly object[]): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Tracing while it is off: everything just runs. */
export const noTracing: Tracing = {
  on: false,
  turn: (_receivedAt, run) => run(),
  span: (_name, _attributes, run) => run(),
  describe: () => {},
  carry: () => {},
  stop: async () => {},
};

export interface TracingSettings {
  readonly endpoint: string | undefined;
  /** As the OpenTelemetry specification writes them: `name=value,name=value`, values percent-encoded. */
  readonly headers: string | undefined;
  readonly serviceName: string;
}

/** `name=value,name=value` as an object; a pair without a name or a value is left out. */
export function readHeaders(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(0, at)).trim(), decoded(pair.slice(at + 1).trim())] as const;
  });
  return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== ''));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a percent sign that encodes nothing
  }
}
