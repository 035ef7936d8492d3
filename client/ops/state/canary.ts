import type { CanaryFigures, OpsOverview } from '../../../shared/wire/ops-shapes.ts';

/** The canary over all servers that live: the slowest to see one, all losses, all times; undefined without canaries. */
export function canaryOf({ members }: Pick<OpsOverview, 'members'>): CanaryFigures | undefined {
  const seen = (members ?? []).flatMap((it) => (it.kind === 'server' && it.state === 'alive' ? [it] : []));
  const told = seen.flatMap(({ figures, startedAt }) => (figures.canary ? [{ ...figures.canary, startedAt }] : []));
  const [first] = told;
  if (!first) return undefined;
  const last = told.map(({ lastSeenAt }) => lastSeenAt).sort();
  return {
    everySeconds: first.everySeconds,
    lastSeenAt: last.includes(null) ? null : (last[0] ?? null),
    lost: Math.max(...told.map(({ lost }) => lost)),
    latency: first.latency.map((_, bucket) => told.reduce((sum, { latency }) => sum + (latency[bucket] ?? 0), 0)),
  };
}

/** For how long a canary has been overdue at some server that has been there for long enough; 0 when none is. */
export function canaryQuietMs({ members, at }: Pick<OpsOverview, 'members' | 'at'>): number {
  const quiet = (members ?? []).map((member) => {
    if (member.kind !== 'server' || member.state === 'lost' || !member.figures.canary) return 0;
    const { everySeconds, lastSeenAt } = member.figures.canary;
    const silentMs = Date.parse(at) - Date.parse(lastSeenAt ?? member.startedAt);
    return silentMs > QUIET_TURNS * everySeconds * 1_000 ? silentMs : 0;
  });
  return Math.max(0, ...quiet);
}

/** One may be late; three are an alarm. */
const QUIET_TURNS = 3;
