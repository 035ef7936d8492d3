import type { OpsOverview, SeenMember } from '../../shared/contract/ops-shapes.ts';
import { runningVersion } from '../../shared/node/lifecycle/version.ts';
import type { Connection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'server';
const ANSWER_MS = 5_000;

/** True when a Newswire server answers at this address, ready or not. */
export async function isServing(url: string): Promise<boolean> {
  return (await readiness(url)) !== undefined;
}

/** Looks at the running server and, with an admin key, at all servers, workers and queues behind it. */
export async function examineServer(connection: Connection): Promise<Finding[]> {
  const ready = await readiness(connection.url);
  if (!ready)
    return [warning(SUBJECT, `no Newswire answers at ${connection.url}`, 'Start one, or name another with --url.')];
  const findings = [readyFinding(connection.url, ready), ...clockFinding(SUBJECT, ready.dateMs, ready.nowMs)];
  if (connection.key === undefined)
    return [
      ...findings,
      warning(
        SUBJECT,
        'without an admin key, workers and queues remain unseen',
        'Give one with --key or NEWSWIRE_KEY.',
      ),
    ];
  try {
    const api = createApiClient(connection, { attempts: 1 });
    const overview = await api.send<OpsOverview>({ method: 'GET', path: '/ops/overview' });
    return [...findings, ...fleetFindings(overview), ...queueFindings(overview), pushFinding(overview)];
  } catch (error) {
    if (!(error instanceof ApiProblem))
      return [...findings, problem(SUBJECT, `its overview cannot be read (${String(error)})`, 'See its log.')];
    return [...findings, problem(SUBJECT, `it refuses the key: ${error.message}`, 'Use a key with the scope admin.')];
  }
}

interface Readiness {
  isReady: boolean;
  /** The checks that failed. */
  failed: string[];
  dateMs: number;
  nowMs: number;
}

async function readiness(url: string): Promise<Readiness | undefined> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { checks } = (await answer.json()) as { checks?: Record<string, boolean> };
    if (!checks) return undefined;
    const failed = Object.entries(checks)
      .filter(([, holds]) => !holds)
      .map(([name]) => name);
    const dateMs = Date.parse(answer.headers.get('date') ?? '') || Date.now();
    return { isReady: answer.ok, failed, dateMs, nowMs: Date.now() };
  } catch {
    return undefined;
  }
}

function readyFinding(url: string, { isReady, failed }: Readiness): Finding {
  if (isReady) return fine(SUBJECT, `${url} is ready`);
  return problem(SUBJECT, `${url} is not ready: ${failed.join(', ')}`, 'Look at what it names; its log has the cause.');
}

function fleetFindings({ members }: OpsOverview): Finding[] {
  if (members === null)
    return [problem('workers', 'Redis could not be asked which ones run', 'See the findings about Redis.')];
  const alive = members.filter(({ state }) => state === 'alive');
  const workers = alive.filter(({ kind }) => kind === 'worker').length;
  const running =
    workers === 0
      ? problem('workers', 'none is running, so that accepted stories wait', 'Start one: `newswire worker`.')
      : fine('workers', workers === 1 ? 'one is running' : `${workers} are running`);
  return [running, ...versionFindings(alive)];
}

function versionFindings(alive: readonly SeenMember[]): Finding[] {
  const versions = [...new Set([...alive.map(({ version }) => version), runningVersion()])];
  if (versions.length === 1) return [fine('version', versions[0] ?? '')];
  return [
    warning('version', `several run at once: ${versions.sort().join(', ')}`, 'Finish the update, or roll it back.'),
  ];
}

function queueFindings({ queues }: OpsOverview): Finding[] {
  const paused = (queues ?? []).filter((queue) => queue.paused).map(({ name }) => name);
  if (paused.length === 0) return [fine('queues', 'none is paused')];
  const [first] = paused;
  return [problem('queues', `paused: ${paused.join(', ')}`, `Resume: \`newswire queue resume ${first}\`.`)];
}

function pushFinding({ offersPush }: OpsOverview): Finding {
  if (offersPush) return fine('notifications', 'are offered');
  return warning(
    'notifications',
    'are not offered',
    'Set NEWSWIRE_PUSH_SUBJECT to a mailto: or https: address that push services can reach you at.',
  );
}
