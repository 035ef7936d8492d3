import { randomUUID } from 'node:crypto';
import type { Database } from '../../../shared/node/db/database.ts';
import { ask } from './ask.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';

const API = '/api/v1';
/** Posts of the coverage, and events of the wire, of 10,000 characters each. */
export const COVERAGE_POSTS = 2_000;
/** How long a stranger stays on an endless response. */
const STAYS_MS = 300;

/** The worst requests about live coverages. */
export function worstCoverages({ coverage, wireId }: Fixtures): WorstInput[] {
  const input = (of: string, name: string, path: string, stays = false): WorstInput => ({
    ...{ of, name, isTransfer: stays },
    visit: (visit) => ask(visit, { path, ...(stays && { leaveAfterMs: STAYS_MS }) }),
  });
  return [
    input('listCoverages', 'GET /coverages', `${API}/coverages?limit=50`),
    input('listCoverages', 'GET /coverages of nobody', `${API}/coverages?limit=50&publisher=${randomUUID()}`),
    input('getCoverage', 'GET /coverages/:id, fifty long posts', `${API}/coverages/${coverage}?limit=50`),
    input('getCoverage', 'GET /coverages/:id, one that is unknown', `${API}/coverages/${randomUUID()}`),
    input(
      'streamCoverage',
      'GET /coverages/:id/stream from the beginning',
      `${API}/coverages/${coverage}/stream?since=${wireId}.0`,
      true,
    ),
  ];
}

/** Adds a coverage of long posts, with their events behind the number `after`; returns its id. */
export async function fillCoverage(db: Database, after: number): Promise<string> {
  const id = randomUUID();
  await db.query(FILL_COVERAGE, [id, COVERAGE_POSTS]);
  await db.query(FILL_POSTS, [id, COVERAGE_POSTS]);
  await db.query(FILL_EVENTS, [id, after]);
  return id;
}

const FILL_COVERAGE = `
  INSERT INTO coverages (id, publisher_id, title, posts, last_no)
  SELECT $1, id, 'A long day', $2, $2 FROM publishers LIMIT 1`;

const FILL_POSTS = `
  INSERT INTO coverage_posts (id, coverage_id, no, content, key_event)
  SELECT gen_random_uuid(), $1, n, jsonb_build_object('title', 'Post ' || n, 'text', repeat('What is known. ', 660)),
    n % 4 = 0
  FROM generate_series(1, $2::int) AS n`;

const FILL_EVENTS = `
  INSERT INTO wire_events (seq, at, type, payload, keys)
  SELECT $2::bigint + no, now(), 'post.added',
    jsonb_build_object('coverageId', coverage_id, 'posts', no, 'post', content || jsonb_build_object('id', id,
      'coverageId', coverage_id, 'no', no, 'revision', 1)), '{"now": {"topics": [], "words": " "}}'
  FROM coverage_posts WHERE coverage_id = $1 ORDER BY no`;
