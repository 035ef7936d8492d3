import type { StorageFigures } from '../../../shared/contract/ops-history-shapes.ts';
import type { OpsOverview, OpsQueue, SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { canaryQuietMs } from './canary.ts';
import { daysUntilFull } from './days-until-full.ts';

const OLD_MS = 10_000;
const LAG_EVENTS = 100;
const SLOW_LOOP_MS = 500;
const DAY_MS = 24 * 3_600_000;
const FULL_SOON_DAYS = 7;

/** A problem that an operator should look at; it keeps its key while it lasts. */
export interface Problem {
  key: string;
  text: string;
}

/** The problems an operator should look at; empty when there are none. Pure. */
export function findProblems(look: OpsOverview, storage?: StorageFigures): Problem[] {
  const { record, queues, members, at } = look;
  const problems: Problem[] = [];
  if (!record) problems.push({ key: 'postgres', text: opsTexts.postgresAway });
  if (!queues || !members) problems.push({ key: 'redis', text: opsTexts.redisAway });
  problems.push(...(queues ?? []).flatMap(queueProblems), ...recordProblems(look));
  const quietMs = canaryQuietMs(look);
  if (quietMs > 0) problems.push({ key: 'canary', text: opsTexts.canaryQuiet(duration(quietMs)) });
  const daysLeft = storage && daysUntilFull(storage);
  if (daysLeft !== undefined && daysLeft < FULL_SOON_DAYS)
    problems.push({ key: 'disk-filling', text: opsTexts.diskFull(duration(daysLeft * DAY_MS)) });
  return [...problems, ...memberProblems(members ?? [], at)];
}

function queueProblems({ name, paused, oldestMs }: OpsQueue): Problem[] {
  if (paused) return [{ key: `queue-paused:${name}`, text: opsTexts.queuePaused(name) }];
  if (oldestMs <= OLD_MS) return [];
  return [{ key: `queue-old:${name}`, text: opsTexts.queueOld(name, duration(oldestMs)) }];
}

function recordProblems({ record, streamSeq }: OpsOverview): Problem[] {
  if (!record) return [];
  const problems: Problem[] = [];
  if (record.failed > 0) problems.push({ key: 'failed', text: opsTexts.failed(record.failed) });
  if (streamSeq !== null && Math.abs(record.recordedSeq - streamSeq) > LAG_EVENTS)
    problems.push({ key: 'stream-behind', text: opsTexts.streamBehind(record.recordedSeq - streamSeq) });
  return problems;
}

function memberProblems(members: SeenMember[], at: string): Problem[] {
  const alive = members.filter(({ state }) => state === 'alive');
  const problems = members
    .filter(({ state }) => state === 'lost')
    .map((member) => ({ key: `lost:${member.id}`, text: lostText(member, at) }));
  if (members.length > 0 && !alive.some(({ kind }) => kind === 'worker'))
    problems.push({ key: 'no-worker', text: opsTexts.noWorker });
  for (const member of alive) {
    const lag = member.kind === 'server' ? (member.figures.behind ?? 0) : 0;
    if (lag > LAG_EVENTS)
      problems.push({ key: `behind:${member.id}`, text: opsTexts.serverBehind(placeOf(member), lag) });
    if (member.eventLoopMs > SLOW_LOOP_MS) {
      const text = opsTexts.slowLoop(opsTexts.kindNames[member.kind], placeOf(member), duration(member.eventLoopMs));
      problems.push({ key: `slow-loop:${member.id}`, text });
    }
  }
  return problems;
}

function lostText(member: SeenMember, at: string): string {
  const lostMs = Date.parse(at) - Date.parse(member.seenAt);
  return opsTexts.lost(opsTexts.kindNames[member.kind], placeOf(member), duration(lostMs));
}

function placeOf({ host, port }: SeenMember): string {
  return `${host}:${port}`;
}
