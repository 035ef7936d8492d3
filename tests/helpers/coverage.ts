import { type CoverageEvent, isCoverageEvent } from '../../shared/domain/wire-event.ts';
import type { Api } from './api.ts';
import type { Reader } from './reader.ts';
import { waitFor } from './wait-for.ts';

/** A publisher at its live coverage. */
export interface Reporter {
  id: string;
  /** Adds a post and returns it. */
  post(post: Record<string, unknown>): ReturnType<Api['post']>;
  edit(postId: string, patch: Record<string, unknown>): ReturnType<Api['post']>;
  retract(postId: string, reason?: string): ReturnType<Api['post']>;
  pin(postId: string): ReturnType<Api['post']>;
  end(): ReturnType<Api['post']>;
}

/** Begins a coverage. */
export async function startCoverage(
  api: Api,
  coverage: Record<string, unknown> = { title: 'Live' },
): Promise<Reporter> {
  const { body } = await api.post('/coverages', coverage);
  const path = `/coverages/${body.coverage.id}`;
  return {
    id: body.coverage.id,
    post: (post) => api.post(`${path}/posts`, post),
    edit: (id, patch) => api.patch(`${path}/posts/${id}`, patch),
    retract: (id, reason = 'It was wrong.') => api.delete(`${path}/posts/${id}`, { reason }),
    pin: (id) => api.post(`${path}/posts/${id}/pin`, undefined),
    end: () => api.post(`${path}/end`, undefined),
  };
}

/** Watches a coverage; throws when that is refused. */
export async function watchCoverage(reader: Reader, coverageId: string, since?: string) {
  const answer = await reader.socket.timeout(20_000).emitWithAck('watch', { coverageId, ...(since && { since }) });
  if (!answer.ok) throw new Error(`watch was refused: ${answer.code} ${answer.detail}`);
  return answer;
}

/** Records the events of watched coverages. */
export function recordCoverages(reader: Reader): {
  events: CoverageEvent[];
  until(count: number): Promise<CoverageEvent[]>;
} {
  const events: CoverageEvent[] = [];
  reader.socket.on('coverage', (message) => void events.push(...message.events.filter(isCoverageEvent)));
  return {
    events,
    until: (count) => waitFor(`${count} events of the coverage`, () => events.length >= count && events),
  };
}
