import type { SeenMember } from '../../shared/contract/ops-shapes.ts';
import { type Finding, fine, problem, warning } from '../doctor/finding.ts';

const HOUR_MS = 3_600_000;
const RECENT_HOURS = 24;
const NAMES_SHOWN = 3;

/** What is known before an upgrade. */
export interface Before {
  /** Of the code that runs this command. */
  version: string;
  /** Migrations of this code that the database lacks. */
  pending: { name: string; isContraction: boolean }[];
  /** Migrations of the database that this code does not know. */
  unknown: string[];
  /** True for a database without our tables. */
  isEmpty: boolean;
  /** Servers and workers; undefined when unknown. */
  members: Pick<SeenMember, 'kind' | 'version' | 'host' | 'port' | 'state'>[] | undefined;
  lastBackup: Date | undefined;
  now: number;
}

/** What an upgrade to this code will do, and what stands in its way. */
export function judgeUpgrade(before: Before): Finding[] {
  return [
    fine('this code', `is Newswire ${before.version}`),
    ...migrationFindings(before),
    ...memberFindings(before),
    ...sideBySide(before),
    ...(before.isEmpty ? [] : [backupFinding(before)]),
  ];
}

/** What to do next, in order; empty when all is up to date. */
export function stepsOf({ pending, isEmpty, members = [], version }: Before): string[] {
  const old = members.filter((member) => member.state === 'alive' && member.version !== version);
  const contracts = !isEmpty && pending.some(({ isContraction }) => isContraction);
  return [
    ...(pending.length > 0 && !isEmpty ? ['newswire backup FILE'] : []),
    ...(contracts ? ['stop all servers and workers'] : []),
    ...(pending.length > 0 ? ['newswire migrate'] : []),
    ...(contracts ? ['start workers and servers of this version'] : []),
    ...(!contracts && old.some(({ kind }) => kind === 'server') ? ['replace the servers, one after the other'] : []),
    ...(!contracts && old.some(({ kind }) => kind === 'worker') ? ['replace the workers, one after the other'] : []),
  ];
}

function migrationFindings({ pending, unknown, isEmpty }: Before): Finding[] {
  const subject = 'migrations';
  if (isEmpty) return [fine(subject, 'the database is empty: `newswire migrate` makes the tables')];
  const names = pending.map(({ name }) => name);
  const newer = warning(
    subject,
    `the database has ${countOf(unknown.length, 'migration')} that this code does not know (${listOf(unknown)})`,
    'This code is older than the database. It may run beside or instead of the next version, and no older one.',
  );
  return [
    names.length === 0
      ? fine(subject, 'none is pending')
      : fine(subject, `${countOf(names.length, 'is', 'are')} pending: ${listOf(names)}`),
    ...(unknown.length === 0 ? [] : [newer]),
  ];
}

function sideBySide({ pending, isEmpty, members }: Before): Finding[] {
  if (isEmpty || pending.length === 0) return [];
  const subject = 'side by side';
  const contractions = pending.filter(({ isContraction }) => isContraction).map(({ name }) => name);
  if (contractions.length === 0) {
    return [fine(subject, 'the migrations only add: what runs now may go on running during the upgrade')];
  }
  const says = `${listOf(contractions)} takes away what the version before uses`;
  const alive = members === undefined || members.some(({ state }) => state === 'alive');
  if (!alive) return [fine(subject, `${says}; nothing runs that could stumble`)];
  return [problem(subject, says, 'Stop all servers and workers before `newswire migrate`.')];
}

function memberFindings({ members, version }: Before): Finding[] {
  const subject = 'running';
  if (members === undefined) {
    const advice = 'Name a server with --url and an admin key with --key, or make sure that nothing runs.';
    return [warning(subject, 'no server tells which servers and workers run', advice)];
  }
  const alive = members.filter(({ state }) => state === 'alive');
  if (alive.length === 0) return [fine(subject, 'no server and no worker')];
  const versions = [...new Set(alive.map((member) => member.version))].sort();
  const described = versions.map((of) => `${countKinds(alive.filter((member) => member.version === of))} of ${of}`);
  if (versions.length === 1) return [fine(subject, described.join())];
  const others = alive.filter((member) => member.version !== version);
  const places = others.map(({ kind, host, port, version: of }) => `${kind} ${host}:${port} (${of})`);
  return [warning(subject, described.join(', '), `An upgrade is under way: replace ${places.join(', ')}.`)];
}

function backupFinding({ lastBackup, pending, now }: Before): Finding {
  const subject = 'backup';
  const advice = 'Run `newswire backup FILE` first, unless you back up in another way.';
  if (lastBackup === undefined) return warning(subject, '`newswire backup` was never used here', advice);
  const hours = Math.floor((now - lastBackup.getTime()) / HOUR_MS);
  const ago = hours === 0 ? 'less than an hour' : countOf(hours, 'hour');
  const says = `the last one is of ${lastBackup.toISOString()}, ${ago} ago`;
  if (hours < RECENT_HOURS || pending.length === 0) return fine(subject, says);
  // What was taken away comes back from a backup only.
  if (pending.some(({ isContraction }) => isContraction)) return problem(subject, says, advice);
  return warning(subject, says, advice);
}

function countKinds(members: { kind: string }[]): string {
  const count = (kind: string): number => members.filter((member) => member.kind === kind).length;
  const named = ['server', 'worker'].filter((kind) => count(kind) > 0);
  return named.map((kind) => countOf(count(kind), kind)).join(' and ');
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function listOf(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${more} more` : names.join(', ');
}
