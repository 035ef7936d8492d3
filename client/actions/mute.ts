import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchCount, fetchStories } from '../net/stories-api.ts';
import { coverage } from '../state/coverage.ts';
import type { Mute } from '../state/mute.ts';
import { addMute, draftMute, muteDraft, removeMute } from '../state/mutes.ts';
import { openLists } from '../state/open-lists.ts';
import { showToast } from '../state/toast.ts';

const DAY_MS = 24 * 3_600_000;
const NEWEST = 100;

/** The stories that a mute would have hidden. */
export interface MutePreview {
  stories: number;
  /** Of so many, the newest; absent for all of the last day. */
  of?: number;
  headlines: readonly string[];
}

/** Closes the mute dialog. */
export function cancelMute(): void {
  draftMute(null);
}

/** Mutes what the dialog is about, for some milliseconds or, with null, for good; for ten seconds it can be undone. */
export function muteFor(milliseconds: number | null): void {
  const mute = muteDraft.peek()?.mute;
  draftMute(null);
  if (!mute) return;
  addMute({ ...mute, until: milliseconds === null ? null : Date.now() + milliseconds });
  showToast({ kind: 'muted', of: mute.label, undo: () => removeMute(mute) });
}

/** Counts the stories that the mute would have hidden lately, with a few headlines. */
export async function previewMute(mute: Omit<Mute, 'until'>): Promise<MutePreview | undefined> {
  if (mute.kind === 'storyline') return previewHeld(mute.of);
  if (mute.kind === 'words') return previewWords(mute);
  const filter = mute.kind === 'topic' ? { any: [mute.of] } : { publishers: [mute.of] };
  const since = new Date(Date.now() - DAY_MS).toISOString();
  return fetchCount(filter, { since }).catch(noAnswer);
}

/** Looks for the words in the newest stories, as the columns will do. */
async function previewWords(mute: Omit<Mute, 'until'>): Promise<MutePreview | undefined> {
  const [{ mutedByWords }, page] = await Promise.all([
    import('../state/muted-words.ts'),
    fetchStories({ filter: {}, sort: 'latest', limit: NEWEST }),
  ]).catch(() => [{ mutedByWords: undefined }, undefined] as const);
  if (!mutedByWords || !page) return undefined;
  const isHidden = mutedByWords([mute]);
  const hidden = page.stories.filter((card) => isHidden(card) !== undefined);
  return { stories: hidden.length, of: page.stories.length, headlines: hidden.slice(0, 3).map(headlineOf) };
}

/** Counts a storyline's stories in the open columns and in the open coverage. */
function previewHeld(storylineId: string): MutePreview {
  const covered = coverage.peek().answer?.stories ?? [];
  const held = new Map<string, StoryCard>(covered.map((card) => [card.id, card]));
  for (const { list } of openLists.peek()) for (const [id, card] of list.peek().cards) held.set(id, card);
  const since = Date.now() - DAY_MS;
  const found = [...held.values()].filter(
    (card) => card.storyline.id === storylineId && Date.parse(card.releasedAt) > since,
  );
  return { stories: found.length, headlines: found.slice(0, 3).map(headlineOf) };
}

function headlineOf({ headline }: StoryCard): string {
  return headline;
}
