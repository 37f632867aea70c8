import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelRoute } from '#sdk';
import { BlinkyError } from '#sdk';
import { gapsCsv } from '../../gaps/gaps-csv.ts';
import type { Inbox } from '../../inbox/inbox.ts';
import { root } from '../../kernel/paths.ts';
import type { HostSettings } from '../../kernel/settings.ts';
import type { Observability } from '../../observability/observability.ts';
import type { Knowledge } from '../../understanding/knowledge.ts';
import { CatalogWarnings } from '../../understanding/lint/catalog-warnings.ts';
import type { Readiness } from '../own-routes.ts';
import type { AdminDoor } from './door.ts';
import { adminPage } from './page.ts';
import type { AdminReport } from './report.ts';
import { pageHeaders } from './style.ts';

export interface PageParts {
  readonly door: AdminDoor;
  readonly readiness: () => Promise<Readiness>;
  readonly observed: Observability;
  readonly knowledge: Knowledge;
  readonly queue: Pick<Inbox, 'depth' | 'oldestAt'>;
  readonly host: HostSettings;
  readonly now: () => Date;
}

const ALL_GAPS = 100_000;

/** What operators and HR look at: the page, and the questions that nobody answered as a spreadsheet. */
export function pageRoutes(parts: PageParts): ChannelRoute[] {
  const { door, observed, knowledge, now } = parts;
  const warnings = new CatalogWarnings({ entries: () => knowledge.entries, search: () => knowledge.search, now });
  const versions = versionsOf(parts);
  return [
    {
      method: 'get',
      path: '/admin',
      async handle(request) {
        door.page(request);
        return { status: 200, headers: pageHeaders, body: adminPage(await reportOf(parts, warnings, versions)) };
      },
    },
    {
      method: 'get',
      path: '/admin/gaps.csv',
      async handle(request) {
        door.page(request);
        if (!observed.gaps)
          throw new BlinkyError('BLINKY_NOT_FOUND', 'unanswered questions are not kept', { owner: 'admin', hint: 'set GAPS=on' });
        return { status: 200, headers: csvHeaders, body: gapsCsv(await observed.gaps.list(ALL_GAPS)) };
      },
    },
  ];
}

const csvHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="preguntas-sin-respuesta.csv"',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

async function reportOf(parts: PageParts, warnings: CatalogWarnings, versions: AdminReport['versions']): Promise<AdminReport> {
  const { readiness, observed, knowledge, queue, now } = parts;
  const { traffic, gaps, load } = observed;
  const { loadedAt } = knowledge;
  return {
    now: now(),
    readiness: await readiness(),
    traffic: traffic.report(),
    gaps: await gaps?.list(ALL_GAPS),
    warnings: loadedAt && (await warnings.current()),
    queue,
    load,
    catalog: { rows: knowledge.entries.length, loadedAt },
    versions,
  };
}

function versionsOf({ host, now }: PageParts): AdminReport['versions'] {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const model = host.OPENAI_API_KEY || host.OPENAI_API_KEYS ? host.OPENAI_MODEL : undefined;
  return { blinky: version, node: process.versions.node, model, startedAt: now() };
}
