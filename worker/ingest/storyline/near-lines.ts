import type { NearMember } from '../../../shared/node/db/storyline-near-store.ts';
import type { Alike } from '../copies/find-original.ts';
import type { Line, Member } from './choose-storyline.ts';
import type { TermVector } from './term-vector.ts';

/** Stories that may move to another storyline: the closest ones. */
const NEAREST = 12;

/** A storyline as it stands in the record. */
interface RecordedLine {
  publishers: number;
  /** Whether the story's publisher is in it already; undefined when that is not known. */
  hasPublisher: boolean | undefined;
}

/** A story among the storylines that may be about the same event. */
export interface Neighbourhood {
  /** The story's own storyline: it alone, when it is in none yet. */
  own: Line;
  others: Line[];
  nearest: ReadonlySet<string>;
  recorded: ReadonlyMap<string, RecordedLine>;
  alike: Alike[];
}

/** Puts what the index named in order; `vectors` by the stories' numbers. Pure. */
export function readNeighbourhood(
  rows: NearMember[],
  vectors: ReadonlyMap<number, TermVector>,
  story: Member,
): Neighbourhood {
  const lines = new Map<string, Line>();
  let own: Line | undefined;
  for (const row of rows) {
    const line = lines.get(row.line_id) ?? toLine(row);
    lines.set(line.id, line);
    if (row.story_id === story.storyId) own = line;
    const vector = vectors.get(row.no);
    if (vector && row.story_id !== story.storyId) {
      line.members.push({ storyId: row.story_id, at: row.at, vector });
    }
  }
  own ??= { id: story.storyId, size: 1, pairSum: 0, pairCount: 0, members: [], apart: [] };
  own.members.push(story);
  return {
    own,
    others: [...lines.values()].filter((line) => line !== own),
    nearest: nearestOf(rows),
    recorded: new Map(
      rows.map((row) => [row.line_id, { publishers: row.publishers, hasPublisher: row.has_publisher }]),
    ),
    alike: rows.flatMap(toAlike),
  };
}

function toLine(row: NearMember): Line {
  const { line_id: id, stories: size, pair_sum: pairSum, pair_count: pairCount, apart } = row;
  return { id, size, pairSum, pairCount, members: [], apart };
}

function nearestOf(rows: NearMember[]): ReadonlySet<string> {
  const scored = rows.filter((row) => row.score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return new Set(scored.slice(0, NEAREST).map((row) => row.story_id));
}

function toAlike(row: NearMember): Alike[] {
  const { story_id: storyId, line_id: storylineId, copy_of: copyOf, signature } = row;
  return signature ? [{ storyId, storylineId, at: row.at, copyOf, signature }] : [];
}
