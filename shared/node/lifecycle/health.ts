/** The components checked; true means healthy. */
type Checks = Record<string, boolean>;

/** A response of `/livez` or `/readyz`. */
export interface HealthAnswer {
  status: 'ok' | 'degraded' | 'unavailable';
  checks: Checks;
  /** What says more than a check. */
  details?: object;
}

/** The health of a process. */
export interface Health {
  /** A false check means that only a restart helps. */
  live(): Checks;
  /** The process cannot work without `needed`, and only partly without `wanted`. */
  ready(): Promise<{ needed: Checks; wanted: Checks; details?: object }>;
}

/** The response of `/livez`: 503 requests a restart. */
export function liveAnswer({ live }: Pick<Health, 'live'>): HealthAnswer {
  const checks = live();
  return { status: allWell(checks) ? 'ok' : 'unavailable', checks };
}

/** The response of `/readyz`: 503 means to send no requests for now. */
export async function readyAnswer({ ready }: Pick<Health, 'ready'>): Promise<HealthAnswer> {
  const { needed, wanted, details } = await ready();
  const status = !allWell(needed) ? 'unavailable' : allWell(wanted) ? 'ok' : 'degraded';
  return { status, checks: { ...needed, ...wanted }, ...(details && { details }) };
}

/** True when the call succeeds. */
export function isAnswered(ask: () => Promise<unknown>): Promise<boolean> {
  return ask().then(
    () => true,
    () => false,
  );
}

function allWell(checks: Checks): boolean {
  return Object.values(checks).every(Boolean);
}
