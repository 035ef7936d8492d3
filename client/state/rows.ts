import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoryList } from './story-list.ts';

/** One row of a column. */
export type Row =
  | { kind: 'story'; key: string; story: StoryCard; others: readonly StoryCard[]; isFresh: boolean }
  /** Stories that came faster than anybody reads, folded. */
  | { kind: 'more'; key: string; ids: readonly string[] }
  /** Muted stories, with the newest one's reason. */
  | { kind: 'muted'; key: string; stories: readonly StoryCard[]; reason: string }
  /** Marks where the last visit ended. */
  | { kind: 'here'; key: string };

export interface RowRules {
  /** Why a story is muted; undefined when it is not. */
  mutedBy(card: StoryCard): string | undefined;
  /** Stories up to this `seq` were on the page when the reader last left it. */
  seenUpTo: number;
}

/** The rows of a list: one card per storyline, one row for each run of muted or folded stories. */
export function rowsOf(list: StoryList, rules: RowRules): Row[] {
  const others = membersByCard(list);
  const rows: Row[] = [];
  let isPastMark = rules.seenUpTo === 0;
  for (const id of list.shown) {
    const story = list.cards.get(id);
    if (!story || isOnAnotherCard(list, id)) continue;
    if (!isPastMark && story.seq <= rules.seenUpTo) {
      if (rows.length > 0) rows.push({ kind: 'here', key: 'here' });
      isPastMark = true;
    }
    const reason = rules.mutedBy(story);
    if (reason !== undefined) addMuted(rows, story, reason);
    else if (list.burst.has(id)) addSurplus(rows, id);
    else rows.push({ kind: 'story', key: id, story, others: others.get(id) ?? NONE, isFresh: list.fresh.has(id) });
  }
  return rows;
}

const NONE: readonly StoryCard[] = [];

function isOnAnotherCard(list: StoryList, id: string): boolean {
  const anchor = list.rowOf.get(id);
  return anchor !== undefined && list.cards.has(anchor) && !list.waiting.includes(anchor);
}

/** The other stories on each card, newest first. */
function membersByCard(list: StoryList): Map<string, StoryCard[]> {
  const members = new Map<string, StoryCard[]>();
  if (list.rowOf.size === 0) return members;
  for (const id of list.shown) {
    const anchor = list.rowOf.get(id);
    const card = list.cards.get(id);
    if (anchor === undefined || !card) continue;
    const found = members.get(anchor);
    if (found) found.push(card);
    else members.set(anchor, [card]);
  }
  return members;
}

function addMuted(rows: Row[], story: StoryCard, reason: string): void {
  const last = rows.at(-1);
  if (last?.kind !== 'muted') rows.push({ kind: 'muted', key: `muted-${story.id}`, stories: [story], reason });
  else rows[rows.length - 1] = { ...last, key: `muted-${story.id}`, stories: [...last.stories, story] };
}

/** The key comes from the row's oldest story, so that it stays the same row while it grows at its top. */
function addSurplus(rows: Row[], id: string): void {
  const last = rows.at(-1);
  if (last?.kind !== 'more') rows.push({ kind: 'more', key: `more-${id}`, ids: [id] });
  else rows[rows.length - 1] = { ...last, key: `more-${id}`, ids: [...last.ids, id] };
}
