import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchCount } from '../net/stories-api.ts';
import { coverage } from '../state/coverage.ts';
import { addMute, draftMute, type Mute, muteDraft, removeMute } from '../state/mutes.ts';
import { openLists } from '../state/open-lists.ts';
import { showToast } from '../state/toast.ts';

const DAY_MS = 24 * 3_600_000;

/** The stories that a mute would have hidden. */
export interface MutePreview {
  stories: number;
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

/** Counts the stories of the last day that the mute would have hidden, with a few headlines. */
export async function previewMute(mute: Pick<Mute, 'kind' | 'of'>): Promise<MutePreview | undefined> {
  if (mute.kind === 'storyline') return previewHeld(mute.of);
  const filter = mute.kind === 'topic' ? { any: [mute.of] } : { publishers: [mute.of] };
  const since = new Date(Date.now() - DAY_MS).toISOString();
  return fetchCount(filter, { since }).catch(noAnswer);
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
  return { stories: found.length, headlines: found.slice(0, 3).map((card) => card.headline) };
}
