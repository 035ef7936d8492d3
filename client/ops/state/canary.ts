import type { CanaryFigures, OpsOverview } from '../../../shared/contract/ops-shapes.ts';

/** All running servers' canary figures combined: oldest sighting, highest loss, all times; undefined without any. */
export function canaryOf({ members }: Pick<OpsOverview, 'members'>): CanaryFigures | undefined {
  const seen = (members ?? []).flatMap((it) => (it.kind === 'server' && it.state === 'alive' ? [it] : []));
  const withCanary = seen.flatMap(({ figures, startedAt }) =>
    figures.canary ? [{ ...figures.canary, startedAt }] : [],
  );
  const [first] = withCanary;
  if (!first) return undefined;
  const last = withCanary.map(({ lastSeenAt }) => lastSeenAt).sort();
  return {
    everySeconds: first.everySeconds,
    lastSeenAt: last.includes(null) ? null : (last[0] ?? null),
    lost: Math.max(...withCanary.map(({ lost }) => lost)),
    latency: first.latency.map((_, bucket) => withCanary.reduce((sum, { latency }) => sum + (latency[bucket] ?? 0), 0)),
  };
}

/** How long a canary has been overdue on any server, in milliseconds; 0 when none is. */
export function canaryQuietMs({ members, at }: Pick<OpsOverview, 'members' | 'at'>): number {
  const quiet = (members ?? []).map((member) => {
    if (member.kind !== 'server' || member.state !== 'alive' || !member.figures.canary) return 0;
    const { everySeconds, lastSeenAt } = member.figures.canary;
    const silentMs = Date.parse(at) - Date.parse(lastSeenAt ?? member.startedAt);
    return silentMs > QUIET_TURNS * everySeconds * 1_000 ? silentMs : 0;
  });
  return Math.max(0, ...quiet);
}

/** One late canary is normal; three missing ones are a problem. */
const QUIET_TURNS = 3;
