import type { CandidateMember } from '../../../shared/node/db/storyline/candidate-store.ts';
import type { Alike } from '../copies/find-original.ts';
import type { Cluster, Member } from './cluster.ts';
import type { TermVector } from './vector.ts';

/** The closest stories, which may move to another storyline. */
const NEAREST = 12;

/** A storyline as recorded. */
interface RecordedStoryline {
  publishers: number;
  /** True when the story's publisher is in it already; undefined when unknown. */
  hasPublisher: boolean | undefined;
  independent: number;
  /** True when the story's publisher has a text of its own in it; undefined when unknown. */
  isIndependent: boolean | undefined;
}

/** A story and the storylines that may be about the same event. */
export interface Neighbourhood {
  /** The story's own storyline; the story alone when it has none yet. */
  own: Cluster;
  others: Cluster[];
  nearest: ReadonlySet<string>;
  recorded: ReadonlyMap<string, RecordedStoryline>;
  alike: Alike[];
}

/** Groups the stories that the index returned by storyline; `vectors` by story number. Pure. */
export function readNeighbourhood(
  rows: CandidateMember[],
  vectors: ReadonlyMap<number, TermVector>,
  story: Member,
): Neighbourhood {
  const clusters = new Map<string, Cluster>();
  let own: Cluster | undefined;
  for (const row of rows) {
    const cluster = clusters.get(row.line_id) ?? toCluster(row);
    clusters.set(cluster.id, cluster);
    if (row.story_id === story.storyId) own = cluster;
    const vector = vectors.get(row.no);
    if (vector && row.story_id !== story.storyId) {
      const { story_id: storyId, publisher_id: publisherId, language, at } = row;
      cluster.members.push({ storyId, publisherId, language, at, vector });
    }
  }
  own ??= { id: story.storyId, size: 1, pairSum: 0, pairCount: 0, members: [], apart: [] };
  own.members.push(story);
  return {
    own,
    others: [...clusters.values()].filter((cluster) => cluster !== own),
    nearest: nearestOf(rows),
    recorded: new Map(rows.map((row) => [row.line_id, toRecorded(row)])),
    alike: rows.flatMap(toAlike),
  };
}

function toCluster(row: CandidateMember): Cluster {
  const { line_id: id, stories: size, pair_sum: pairSum, pair_count: pairCount, apart } = row;
  return { id, size, pairSum, pairCount, members: [], apart };
}

function toRecorded(row: CandidateMember): RecordedStoryline {
  const { publishers, has_publisher: hasPublisher, independent, is_independent: isIndependent } = row;
  return { publishers, hasPublisher, independent, isIndependent };
}

function nearestOf(rows: CandidateMember[]): ReadonlySet<string> {
  const scored = rows.filter((row) => row.score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return new Set(scored.slice(0, NEAREST).map((row) => row.story_id));
}

function toAlike(row: CandidateMember): Alike[] {
  const { story_id: storyId, line_id: storylineId, copy_of: copyOf, own_first: ownFirst, signature } = row;
  return signature ? [{ storyId, storylineId, at: row.at, copyOf, signature, ownFirst }] : [];
}
