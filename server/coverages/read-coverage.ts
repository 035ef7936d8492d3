import type { CoverageQuery } from '../../shared/contract/coverage-schema.ts';
import type { CoveragePage } from '../../shared/contract/coverage-shapes.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import { toPost } from '../../shared/node/db/coverage/coverage-row.ts';
import { findPost, listKeyEvents, listPinned, listPosts } from '../../shared/node/db/coverage/post-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { readCoverage, unknownPost } from './hold-coverage.ts';

/** A coverage with a page of its posts. */
export async function readCoveragePage(
  db: Queryable,
  id: string,
  { order, from, post, limit }: CoverageQuery,
): Promise<CoveragePage> {
  // Read the position first: a post written in between is then in both the page and the events that follow.
  const { wireId, lastSeq } = await readWireState(db);
  const coverage = await readCoverage(db, id);
  const first = post === undefined ? from : await numberOf(db, id, post);
  const rows = await listPosts(db, id, { order, from: first, limit: limit + 1 });
  const [pinned, keyEvents] = [await listPinned(db, id), await listKeyEvents(db, id)];
  return {
    coverage,
    posts: rows.slice(0, limit).map(toPost),
    pinned: pinned.map(toPost),
    keyEvents,
    position: formatPosition(wireId, lastSeq),
    next: rows.length > limit ? String(rows.at(-1)?.no) : null,
  };
}

async function numberOf(db: Queryable, coverageId: string, postId: string): Promise<number> {
  const row = await findPost(db, coverageId, postId);
  if (!row) throw unknownPost(postId);
  return row.no;
}
