import type { HostSettings } from '../kernel/settings.ts';
import { databaseName, type Inspection, inspectDatabase } from '../postgres/inspect-database.ts';
import { createVault } from '../postgres/vault.ts';
import { type Finding, ok, warning } from './doctor-finding.ts';

/** Claims and times to live are by the database's clock, what people see by this machine's. */
const CLOCK_MS = 1_000;

/** The database, where there is one: whether it can be reached, prepared and read. Changes nothing in it. */
export async function checkDatabase(host: HostSettings, now: () => number = Date.now): Promise<Finding[]> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl, BLINKY_SECRET = '', BLINKY_SECRET_PREVIOUS } = host;
  if (url === undefined) return [];
  const vault = createVault(BLINKY_SECRET, BLINKY_SECRET_PREVIOUS);
  try {
    const found = await inspectDatabase(directUrl ?? url, vault, now);
    const pooler = directUrl === undefined ? [] : await checkPooler(url, found.name);
    return [ok('database', 'it answers'), ...pooler, ...schema(found), ...clock(found), ...secret(found)];
  } catch (problem) {
    if (directUrl === undefined) return [unreachable('DATABASE_URL', problem)];
    return [unreachable('DATABASE_DIRECT_URL', problem), ...(await checkPooler(url))];
  }
}

/** `name` is the database that it must lead to, where that is known. */
async function checkPooler(url: string, name?: string): Promise<Finding[]> {
  try {
    const found = await databaseName(url);
    if (name === undefined || found === name) return [ok('database', 'its pooler answers')];
    const remedy = 'give both URLs of the same database';
    return [error('DATABASE_URL and DATABASE_DIRECT_URL lead to different databases', remedy)];
  } catch (problem) {
    return [unreachable('DATABASE_URL', problem)];
  }
}

function schema({ mayCreateSchema, schema: there, missing, newer }: Inspection): Finding[] {
  const findings: Finding[] = [];
  if (!mayCreateSchema) findings.push(error('its user may not create the schema blinky', 'grant create on database … to its user'));
  if (there && !there.usable) findings.push(error('its user may not use the schema blinky', 'grant usage, create on schema blinky to it'));
  else if (there && !there.mayCreateTables)
    findings.push(error('its user may create nothing in the schema blinky', 'grant create on schema blinky to it'));
  else if (!missing) findings.push(notReadable());
  if (findings.length > 0) return findings;
  if (newer)
    findings.push(warning('database', 'a newer version of Blinky has prepared it', 'fine while you roll back, else update this one'));
  const steps = missing?.length ?? 0;
  return [...findings, ok('database', steps === 0 ? 'its schema is up to date' : `${steps} step(s) of its schema run at the start`)];
}

function clock({ aheadMs }: Inspection): Finding[] {
  if (Math.abs(aheadMs) <= CLOCK_MS) return [ok('database', 'its clock agrees with this machine’s')];
  const far = `${(Math.abs(aheadMs) / 1_000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
  return [warning('database', `its clock is ${far} this machine’s`, 'synchronise both clocks (NTP)')];
}

function secret({ opens }: Inspection): Finding[] {
  if (opens === undefined) return [];
  if (opens) return [ok('database', 'BLINKY_SECRET opens what is stored')];
  const remedy = 'set the secret that it was stored under, or set that one as BLINKY_SECRET_PREVIOUS while you rotate it';
  return [error('BLINKY_SECRET does not open what is stored', remedy)];
}

/** By the code alone: messages name users and hosts. */
function unreachable(variable: string, problem: unknown): Finding {
  const code = (problem as { code?: unknown } | undefined)?.code;
  if (code === '28P01' || code === '28000') return error(`${variable}: the user or the password is refused`, 'correct them');
  if (code === '3D000') return error(`${variable}: there is no such database`, 'create it, or correct the name');
  if (code === '42501') return notReadable();
  const shown = typeof code === 'string' ? ` (${code})` : '';
  return error(`${variable}: the database cannot be asked${shown}`, 'start it, let this machine reach it, or correct the URL');
}

const notReadable = (): Finding => error('its user may not read the tables of blinky', 'connect as the user who owns them');

const error = (message: string, remedy: string): Finding => ({ level: 'error', owner: 'database', message, remedy });
