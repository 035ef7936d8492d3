import type { Coverage } from '../../shared/domain/coverage.ts';
import { toCoverage } from '../../shared/node/db/coverage/coverage-row.ts';
import { listCoverages } from '../../shared/node/db/coverage/coverage-store.ts';
import { type LatestPost, latestPosts } from '../../shared/node/db/coverage/latest-posts.ts';
import type { Queryable } from '../../shared/node/db/database.ts';

const PAGE = 20;

/** Where a page begins: behind this coverage, among those that run or those that have ended. */
export interface ListPlace {
  status: 'live' | 'ended';
  before: string | undefined;
}

export interface CoverageList {
  items: { coverage: Coverage; latest: LatestPost | undefined }[];
  /** Where the next page begins; undefined at the end. */
  next: ListPlace | undefined;
}

/** A page of coverages with their latest posts: those that run, then those that have ended, the newest first. */
export async function readCoverageList(db: Queryable, { status, before }: ListPlace): Promise<CoverageList> {
  const asked = { publisherId: undefined, before, limit: PAGE + 1 };
  const first = await listCoverages(db, { ...asked, status });
  const room = PAGE + 1 - first.length;
  const isMixed = status === 'live' && room > 0;
  const ended = isMixed ? await listCoverages(db, { ...asked, status: 'ended', before: undefined, limit: room }) : [];
  const coverages = [...first, ...ended].map(toCoverage);
  const shown = coverages.slice(0, PAGE);
  const latest = await latestPosts(
    db,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((coverage) => ({ coverage, latest: latest.get(coverage.id) })),
    next: coverages.length > PAGE && last ? placeBehind(last, coverages[PAGE]) : undefined,
  };
}

/** Behind the last that runs, the ended ones begin with the newest. */
function placeBehind(last: Coverage, following: Coverage | undefined): ListPlace {
  const status = following?.endedAt ? 'ended' : 'live';
  return { status, before: last.endedAt || status === 'live' ? last.id : undefined };
}
