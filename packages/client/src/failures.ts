import { parseRetryAfter } from '../../../shared/domain/retry-after.ts';
import type { Problem } from './api-types.ts';

/** The longest delay that a server may ask for before the client tries by its own measure. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** Statuses of temporary failures. */
const PASSING = [408, 429, 502, 503, 504];

/** True for the statuses of failures that pass by themselves. */
export function isPassing(status: number): boolean {
  return PASSING.includes(status);
}

/** The server could not be reached. */
export class ConnectionFailure extends Error {
  override readonly name: string = 'ConnectionFailure';
}

/** The server refused the request: `code` is stable, `errors` names the fields. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly status: number;
  /** Such as `validation_failed`; of an answer that is no problem document, `http_<status>`. */
  readonly code: string;
  readonly problem: Partial<Problem>;
  /** How long the server asked to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, problem: Partial<Problem>, retryAfterMs?: number) {
    const fields = problem.errors?.map(({ field, detail }) => `${field} ${detail}`.trim()).join('; ');
    super(fields || problem.detail || problem.title || `the server answered ${status}`);
    this.status = status;
    this.code = problem.code ?? `http_${status}`;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** The fields that break their rules. */
  get errors(): NonNullable<Problem['errors']> {
    return this.problem.errors ?? [];
  }
}

/** Following cannot go on from the position: it is of another wire, or what came after it is no longer kept. */
export class PositionLost extends Error {
  override readonly name: string = 'PositionLost';
  readonly position: string;
  /** The server's reason: `too_old`, `unknown_feed` or `ahead`. */
  readonly reason: string;

  constructor(position: string, reason: string, options?: ErrorOptions) {
    super(
      `the wire cannot be resumed from ${position} (${reason}): load what you show again, and follow from there`,
      options,
    );
    this.position = position;
    this.reason = reason;
  }
}

/** Reads an error response; one without a problem document (a proxy's page) keeps only its status. */
export async function readRefusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now(), LONGEST_RETRY_AFTER_MS);
  return new Refusal(response.status, problem, retryAfterMs === undefined ? undefined : Math.max(0, retryAfterMs));
}
