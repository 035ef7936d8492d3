import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { now } from './clock.ts';
import { MUTE_KINDS, type Mute, type MutedBy } from './mute.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'mutes';
const MUTES_MAX = 500;
const kept = signal<readonly Mute[]>(stored());
const draft = signal<{ mute: Omit<Mute, 'until'> } | null>(null);
const standing = computed(() => kept.value.filter((mute) => mute.until === null || mute.until > now.value));
const byKey = computed(() => new Map(standing.value.map((mute) => [`${mute.kind} ${mute.of}`, mute])));

/** Finds muted words in cards; its code comes with the first such mute. */
const byWords = signal<MutedBy | null>(null);

effect(() => {
  const ofWords = standing.value.filter(({ kind }) => kind === 'words');
  if (ofWords.length === 0 && !byWords.peek()) return;
  // Without a connection it comes with the next change.
  void import('./muted-words.ts').then((loaded) => {
    byWords.value = loaded.mutedByWords(ofWords);
  }, notNeeded);
});

/** The current mutes. */
export const mutes: ReadonlySignal<readonly Mute[]> = standing;
/** What the reader is about to mute. */
export const muteDraft: ReadonlySignal<{ mute: Omit<Mute, 'until'> } | null> = draft;

onStoredElsewhere(NAME, () => {
  kept.value = stored();
});

/** The label of the mute that hides a story; undefined when none does. */
export function mutedBy(card: StoryCard): string | undefined {
  const found = byKey.value;
  if (found.size === 0) return undefined;
  const keys = [
    `storyline ${card.storyline.id}`,
    `publisher ${card.publisher.id}`,
    ...card.topics.map(({ slug }) => `topic ${slug}`),
  ];
  for (const key of keys) {
    const mute = found.get(key);
    if (mute) return mute.label;
  }
  return byWords.value?.(card);
}

/** True when a mute hides the story. */
export function isMuted(card: StoryCard): boolean {
  return mutedBy(card) !== undefined;
}

/** Opens the dialog that asks how long to mute something; null closes it. */
export function draftMute(mute: Omit<Mute, 'until'> | null): void {
  draft.value = mute && { mute };
}

/** Adds a mute; an existing one gets a new end. */
export function addMute(mute: Mute): void {
  keep([...without(mute), mute].slice(-MUTES_MAX));
}

/** Removes a mute. */
export function removeMute(mute: Pick<Mute, 'kind' | 'of'>): void {
  keep(without(mute));
}

function without({ kind, of }: Pick<Mute, 'kind' | 'of'>): Mute[] {
  return standing.peek().filter((mute) => mute.kind !== kind || mute.of !== of);
}

function keep(list: readonly Mute[]): void {
  kept.value = list;
  writeStored(NAME, list);
}

function stored(): readonly Mute[] {
  const list = readStored(NAME);
  if (!Array.isArray(list)) return [];
  return list.filter(
    (mute) =>
      MUTE_KINDS.includes(mute?.kind) &&
      typeof mute.of === 'string' &&
      typeof mute.label === 'string' &&
      (mute.until === null || typeof mute.until === 'number'),
  );
}
