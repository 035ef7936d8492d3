import { encodePart } from '../../../shared/domain/well-formed.ts';
import type {
  CoverageAnswer,
  CoverageIn,
  CoveragePage,
  CoveragePatch,
  CoveragesPage,
  PostAnswer,
  PostIn,
  PostPatch,
  WireEvent,
} from './api-types.ts';
import type { Connection } from './connection.ts';
import { PositionLost } from './failures.ts';
import { followStream, type StreamOptions } from './follow-stream.ts';
import { positionAfter } from './position-after.ts';
import { addressOf, type CallOptions, type Query, send, type WriteOptions } from './send.ts';

type CoverageEvent = Extract<WireEvent, { coverageId: string }>;

export interface FollowCoverageOptions extends Pick<StreamOptions, 'onUp' | 'onDown' | 'signal'> {
  /** The position of the coverage's page; without it, following begins with what comes from now on. */
  since?: string;
}

export interface CoverageOptions extends CallOptions {
  order?: 'newest' | 'oldest';
  /** The `next` of the page before. */
  from?: string;
  limit?: number;
}

/** The calls of live coverages. Writing needs a key with the scope `publish`. */
export interface Live {
  coverages(
    options?: CallOptions & { status?: 'live' | 'ended'; before?: string; limit?: number },
  ): Promise<CoveragesPage>;
  /** A coverage with a page of its posts, and the position to follow from. */
  coverage(id: string, options?: CoverageOptions): Promise<CoveragePage>;
  /** The changes of a coverage, in order, each once, without a gap. */
  followCoverage(
    id: string,
    options?: FollowCoverageOptions,
  ): AsyncGenerator<{ event: CoverageEvent; position: string }, void, void>;
  startCoverage(coverage: CoverageIn, options?: WriteOptions): Promise<CoverageAnswer>;
  changeCoverage(id: string, changes: CoveragePatch, options?: CallOptions): Promise<CoverageAnswer>;
  /** Ends a coverage, which is an archive from then on. */
  endCoverage(id: string, options?: WriteOptions): Promise<CoverageAnswer>;
  addPost(coverageId: string, post: PostIn, options?: WriteOptions): Promise<PostAnswer>;
  changePost(coverageId: string, postId: string, changes: PostPatch, options?: CallOptions): Promise<PostAnswer>;
  /** Takes a post back, with a reason that readers see. */
  retractPost(coverageId: string, postId: string, reason: string, options?: CallOptions): Promise<PostAnswer>;
  pinPost(coverageId: string, postId: string, options?: WriteOptions): Promise<PostAnswer>;
  unpinPost(coverageId: string, postId: string, options?: CallOptions): Promise<PostAnswer>;
}

/** The calls of live coverages. */
export function liveOf(connection: Connection): Live {
  const pathOf = (id: string, rest = ''): string => `/coverages/${encodePart(id)}${rest}`;
  const postOf = (id: string, post: string): string => pathOf(id, `/posts/${encodePart(post)}`);
  const get = <T>(path: string, query: Query, { signal }: CallOptions): Promise<T> =>
    send<T>(connection, { path, query, signal });
  const add = <T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> => {
    const { signal, idempotencyKey = crypto.randomUUID() } = options;
    return send<T>(connection, { method: 'POST', path, body: JSON.stringify(body), idempotencyKey, signal });
  };
  const change = <T>(method: 'PATCH' | 'DELETE', path: string, body: unknown, { signal }: CallOptions = {}) =>
    send<T>(connection, { method, path, body: JSON.stringify(body), signal });
  return {
    coverages: ({ status, before, limit, ...options } = {}) => get('/coverages', { status, before, limit }, options),
    coverage: (id, { order, from, limit, ...options } = {}) => get(pathOf(id), { order, from, limit }, options),
    followCoverage: (id, options) => followCoverage(connection, id, options),
    startCoverage: (coverage, options) => add('/coverages', coverage, options),
    changeCoverage: (id, changes, options) => change('PATCH', pathOf(id), changes, options),
    endCoverage: (id, options) => add(pathOf(id, '/end'), undefined, options),
    addPost: (id, post, options) => add(pathOf(id, '/posts'), post, options),
    changePost: (id, post, changes, options) => change('PATCH', postOf(id, post), changes, options),
    retractPost: (id, post, reason, options) => change('DELETE', postOf(id, post), { reason }, options),
    pinPost: (id, post, options) => add(`${postOf(id, post)}/pin`, undefined, options),
    unpinPost: (id, post, options) => change('DELETE', `${postOf(id, post)}/pin`, undefined, options),
  };
}

async function* followCoverage(
  connection: Connection,
  id: string,
  { since, ...options }: FollowCoverageOptions = {},
): AsyncGenerator<{ event: CoverageEvent; position: string }, void, void> {
  const path = `/coverages/${encodePart(id)}/stream`;
  const address = (position: string | undefined): string => addressOf(connection, path, { since: position });
  for await (const message of followStream<CoverageEvent>({ ...options, address, since, fetch: connection.fetch })) {
    if (message.type === 'reset') throw new PositionLost(since ?? '', message.reason);
    if (message.type !== 'wire') continue;
    for (const event of message.events) yield { event, position: positionAfter(event, message.position) };
  }
}
