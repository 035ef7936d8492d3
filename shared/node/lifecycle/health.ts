/** What was looked at, and whether it is well. */
type Checks = Record<string, boolean>;

/** An answer of `/livez` or `/readyz`. */
export interface HealthAnswer {
  status: 'ok' | 'degraded' | 'unavailable';
  checks: Checks;
}

/** How a process is. */
export interface Health {
  /** False checks are what only a restart heals. */
  live(): Checks;
  /** `needed`: without it nothing can be done here; `wanted`: without it less. */
  ready(): Promise<{ needed: Checks; wanted: Checks }>;
}

/** The answer of `/livez`: 503 asks for a restart. */
export function liveAnswer({ live }: Pick<Health, 'live'>): HealthAnswer {
  const checks = live();
  return { status: allWell(checks) ? 'ok' : 'unavailable', checks };
}

/** The answer of `/readyz`: 503 asks to be left alone for now. */
export async function readyAnswer({ ready }: Pick<Health, 'ready'>): Promise<HealthAnswer> {
  const { needed, wanted } = await ready();
  const status = !allWell(needed) ? 'unavailable' : allWell(wanted) ? 'ok' : 'degraded';
  return { status, checks: { ...needed, ...wanted } };
}

/** True when the question was answered. */
export function isAnswered(ask: () => Promise<unknown>): Promise<boolean> {
  return ask().then(
    () => true,
    () => false,
  );
}

function allWell(checks: Checks): boolean {
  return Object.values(checks).every(Boolean);
}
