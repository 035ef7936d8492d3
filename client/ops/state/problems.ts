import type { OpsOverview, SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { canaryQuietMs } from './canary.ts';

const OLD_MS = 10_000;
const LAG_EVENTS = 100;
const SLOW_LOOP_MS = 500;

/** The problems an operator should look at, as texts; empty when there are none. Pure. */
export function findProblems(look: OpsOverview): string[] {
  const { record, queues, streamSeq, members, at } = look;
  const problems: string[] = [];
  if (!record) problems.push(opsTexts.postgresAway);
  if (!queues || !members) problems.push(opsTexts.redisAway);
  for (const queue of queues ?? []) {
    if (queue.paused) problems.push(opsTexts.queuePaused(queue.name));
    else if (queue.oldestMs > OLD_MS) problems.push(opsTexts.queueOld(queue.name, duration(queue.oldestMs)));
  }
  if (record && record.failed > 0) problems.push(opsTexts.failed(record.failed));
  if (record && streamSeq !== null && Math.abs(record.recordedSeq - streamSeq) > LAG_EVENTS) {
    problems.push(opsTexts.streamBehind(record.recordedSeq - streamSeq));
  }
  const quietMs = canaryQuietMs(look);
  if (quietMs > 0) problems.push(opsTexts.canaryQuiet(duration(quietMs)));
  return [...problems, ...memberProblems(members ?? [], at)];
}

function memberProblems(members: SeenMember[], at: string): string[] {
  const alive = members.filter(({ state }) => state === 'alive');
  const problems = members
    .filter(({ state }) => state === 'lost')
    .map((member) =>
      opsTexts.lost(
        opsTexts.kindNames[member.kind],
        placeOf(member),
        duration(Date.parse(at) - Date.parse(member.seenAt)),
      ),
    );
  if (members.length > 0 && !alive.some(({ kind }) => kind === 'worker')) problems.push(opsTexts.noWorker);
  for (const member of alive) {
    const lag = member.kind === 'server' ? (member.figures.behind ?? 0) : 0;
    if (lag > LAG_EVENTS) problems.push(opsTexts.serverBehind(placeOf(member), lag));
    if (member.eventLoopMs > SLOW_LOOP_MS)
      problems.push(opsTexts.slowLoop(opsTexts.kindNames[member.kind], placeOf(member), duration(member.eventLoopMs)));
  }
  return problems;
}

function placeOf({ host, port }: SeenMember): string {
  return `${host}:${port}`;
}
