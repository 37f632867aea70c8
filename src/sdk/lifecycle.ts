/** What the host may call on anything a plugin creates. All optional. */
export interface Lifecycle {
  /** Connects, loads, warms up. The host enforces a deadline through `signal` and names the plugin that missed it. */
  start?(signal: AbortSignal): Promise<void>;
  /** Lets go of everything. Idempotent, and safe before `start`. */
  stop?(): Promise<void>;
  /** Feeds `/readyz` and the metrics; answers within a second and never throws for a known fault. */
  health?(): Promise<Health>;
}

export interface Health {
  readonly ok: boolean;
  /** For operators; no secret and nothing personal. */
  readonly detail?: string;
}
