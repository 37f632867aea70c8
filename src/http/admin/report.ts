import type { Gap } from '../../gaps/gap-store.ts';
import type { LoopDelay } from '../../observability/load-guard.ts';
import type { TrafficReport } from '../../observability/traffic.ts';
import type { Warnings } from '../../understanding/lint/catalog-warnings.ts';
import type { Readiness } from '../own-routes.ts';

/** Everything that the operators' page shows. */
export interface AdminReport {
  readonly now: Date;
  readonly readiness: Readiness;
  readonly traffic: TrafficReport;
  /** Undefined while `GAPS` is off. */
  readonly gaps: readonly Gap[] | undefined;
  /** Undefined before the catalog is loaded. */
  readonly warnings: Warnings | undefined;
  readonly queue: { readonly depth: number; readonly oldestAt?: number | undefined };
  readonly load: { readonly last: LoopDelay; readonly overloaded: boolean };
  readonly catalog: { readonly rows: number; readonly loadedAt: Date | undefined };
  readonly versions: { readonly blinky: string; readonly node: string; readonly model: string | undefined; readonly startedAt: Date };
}
