import { join } from 'node:path';
import { loadCompany } from '#catalog';
import { root } from '../../kernel/paths.ts';
import { readSettings } from '../../kernel/settings.ts';
import { createModel, type Model } from '../../model/model.ts';
import { createLogger } from '../../observability/logger.ts';
import { Metrics } from '../../observability/metrics.ts';
import { record, replay, requestsOnly, type Tape } from './cassette.ts';
import { evalError } from './eval-error.ts';

export interface ModelChoice {
  readonly live?: boolean | undefined;
  readonly record?: boolean | undefined;
  readonly replay?: boolean | undefined;
  readonly cassette?: string | undefined;
  readonly 'requests-out'?: string | undefined;
}

/** A model and the tape that it speaks to. */
export interface TapedModel {
  readonly model: Model;
  readonly tape: Tape;
}

const EVAL_DEADLINE_MS = 30_000;

/** The model that an evaluation asks for; undefined: local, whatever `.env` holds. Throws BLINKY_BAD_REQUEST when the choice is not one. */
export function modelForEval(choice: ModelChoice): TapedModel | undefined {
  const { host } = readSettings();
  const tape = tapeFor(choice, host.OPENAI_BASE_URL);
  if (!tape) return undefined;
  // A cassette needs no key, and a request holds none: the same bytes whatever key sends them.
  const needsKey = choice.live === true || choice.record === true;
  const model = createModel({
    settings: needsKey ? host : { ...host, OPENAI_API_KEY: 'cassette', OPENAI_API_KEYS: undefined },
    turnDeadlineMs: EVAL_DEADLINE_MS,
    now: () => new Date(),
    log: createLogger('error'),
    registry: new Metrics().registry,
    company: () => loadCompany(join(root, 'catalog', 'company.yaml')),
    fetch: tape.fetch,
  });
  if (!model) throw evalError('no key is set', 'set OPENAI_API_KEY, or use --replay');
  return { model, tape };
}

function tapeFor(choice: ModelChoice, baseUrl: string): Tape | undefined {
  const modes = [choice.live, choice.record, choice.replay, choice['requests-out']].filter(Boolean).length;
  if (modes === 0 && choice.cassette === undefined) return undefined;
  if (modes !== 1) throw evalError('choose one of --live, --record, --replay and --requests-out FILE', 'see --help');
  if (choice['requests-out']) return requestsOnly(choice['requests-out'], baseUrl);
  if (choice.live) return { fetch: globalThis.fetch, verify() {} };
  if (!choice.cassette) throw evalError('--record and --replay need --cassette FILE', 'see --help');
  return choice.record ? record(choice.cassette, baseUrl, globalThis.fetch) : replay(choice.cassette, baseUrl);
}
