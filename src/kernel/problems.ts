import { BlinkyError } from '#sdk';

/** Everything that is wrong with a configuration, in one report: one line per problem with its owner and remedy. */
export class ProblemReport extends Error {
  readonly problems: readonly BlinkyError[];

  constructor(problems: readonly BlinkyError[]) {
    super([`Blinky cannot start: ${problems.length} problem(s)`, ...problems.map((problem) => `  ${problem.line}`)].join('\n'));
    this.name = 'ProblemReport';
    this.problems = problems;
  }
}

export interface Blame {
  readonly code: 'BLINKY_PLUGIN_INVALID' | 'BLINKY_START_FAILED';
  readonly owner: string;
  /** What was being done, such as `create() threw`. */
  readonly doing: string;
  readonly hint: string;
}

/** `error` as a BlinkyError: unchanged when it is one, else wrapped with the first line of its message as what is wrong. */
export function asProblem(error: unknown, { code, owner, doing, hint }: Blame): BlinkyError {
  if (error instanceof BlinkyError) return error;
  const [first] = (error instanceof Error ? error.message : String(error)).trim().split('\n', 1);
  return new BlinkyError(code, `${doing}: ${first}`, { owner, hint, cause: error });
}
