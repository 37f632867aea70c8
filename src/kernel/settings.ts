import { isIPv4, isIPv6 } from 'node:net';
import { BlinkyError, z } from '#sdk';
import { type Environment, readEnvironment } from './environment.ts';
import { modelSettings } from './model-settings.ts';
import { root } from './paths.ts';
import { ProblemReport } from './problems.ts';
import { resolveSettings } from './resolve-settings.ts';

const list = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .pipe(z.array(z.string().min(1)));
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const hexSecret = z.string().regex(/^([0-9a-f]{2}){32,}$/i, 'at least 32 bytes in hex: make one with `openssl rand -hex 32`');

/** Settings of the host, each an environment variable of the same name; plugins and dialogs declare their own. */
export const hostSchema = z.strictObject({
  PORT: whole(0, 65_535).default(8000).describe('where to listen; 0 picks a free port'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on; 0.0.0.0 for every interface'),
  PUBLIC_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('the URL that platforms call, such as https://bot.example.com; webhook signatures are checked against it'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('debug, info, warn, error or silent'),
  LOCALE: z.enum(['es-MX', 'en']).default('es-MX').describe('language of a conversation until the user shows another: es-MX or en'),
  CHANNELS: list.optional().describe('comma list of channel plugins to load; absent: every one whose settings are there'),
  INTENTS: list.optional().describe('comma list of intent plugins in the order they are asked; absent: every one that is on'),
  CATALOG: list.optional().describe('comma list of catalog plugins; absent: every one that is on'),
  TURN_DEADLINE_MS: whole(100, 60_000).default(4_500).describe('milliseconds after which the local answer goes out'),
  RATE_LIMIT_PER_SENDER: whole(0, 100_000).default(30).describe('messages a minute of one sender on one channel; 0: off'),
  RATE_LIMIT_PER_ADDRESS: whole(0, 10_000_000).default(600).describe('HTTP messages a minute of one address, loopback exempt; 0: off'),
  RATE_LIMIT_PER_KEY: whole(0, 10_000_000).default(60_000).describe('HTTP messages a minute with one API key; 0: off'),
  BURST_WINDOW_MS: whole(0, 5_000).default(800).describe('messages of one sender within it are one question, on asynchronous channels'),
  ...modelSettings,
  DATABASE_URL: postgresUrl.optional().describe('postgres://…: nothing is lost, several replicas; absent: memory').meta({ secret: true }),
  DATABASE_DIRECT_URL: postgresUrl
    .optional()
    .describe('where DATABASE_URL leads to a pooler: PostgreSQL itself, for one connection per replica')
    .meta({ secret: true }),
  BLINKY_SECRET: hexSecret
    .optional()
    .describe('keys what is stored, needed with DATABASE_URL: openssl rand -hex 32')
    .meta({ secret: true }),
  BLINKY_SECRET_PREVIOUS: hexSecret.optional().describe('the secret before, while it is being rotated').meta({ secret: true }),
  CONVERSATION_TTL_MINUTES: z.coerce
    .number()
    .positive()
    .max(525_600)
    .default(1_440)
    .describe('minutes after which a conversation is forgotten'),
  ALLOWED_SENDERS_FILE: z.string().optional().describe('file of lines "channelId value": who may ask, per channel; absent: everybody'),
  GAPS: z.stringbool().default(false).describe('on: questions that nobody answered are kept, redacted, for 90 days, for HR'),
  OVERLOAD_DELAY_MS: whole(0, 60_000)
    .default(500)
    .describe('mean delay of the event loop, for 3 s, beyond which HTTP callers get 503; 0: never'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('OpenTelemetry collector that gets traces over HTTP, such as http://collector:4318; absent: no traces'),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional().describe('headers for it, as name=value,name=value').meta({ secret: true }),
  OTEL_SERVICE_NAME: z.string().min(1).default('blinky').describe('name of this service in traces'),
  ADMIN_API_KEY: z.string().min(16).optional().describe('turns on /admin; at least 16 characters').meta({ secret: true }),
  TRUSTED_PROXIES: list
    .pipe(z.array(z.string().refine(isAddressOrSubnet, 'must be IP addresses or subnets such as 10.0.0.0/8')))
    .default([])
    .describe('comma list of proxies (addresses or subnets) whose X-Forwarded-For counts'),
});

export type HostSettings = z.output<typeof hostSchema>;

/** The environment of this process, and the host's settings from it; throws a ProblemReport that lists all that is wrong. */
export function readSettings(environment: Environment = processEnvironment()): { environment: Environment; host: HostSettings } {
  const resolved = resolveSettings(hostSchema, environment, { name: 'host', code: 'BLINKY_SETTINGS', mustBeOn: true });
  if (resolved.state !== 'on') throw new ProblemReport(resolved.state === 'error' ? resolved.problems : []);
  const host = resolved.values as HostSettings;
  if (host.DATABASE_URL !== undefined && host.BLINKY_SECRET === undefined) throw new ProblemReport([noSecret()]);
  return { environment, host };
}

function noSecret(): BlinkyError {
  return new BlinkyError('BLINKY_SETTINGS', 'BLINKY_SECRET is missing (DATABASE_URL is set)', {
    owner: 'host',
    hint: 'what is stored is encrypted with it: make one with `openssl rand -hex 32` and keep it as safe as the database',
  });
}

/** Variables of the process and of `.env`. */
export function processEnvironment(): Environment {
  return readEnvironment(root, process.env);
}

/** True when a bind address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function isAddressOrSubnet(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return bits > 0 && rest.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
}
