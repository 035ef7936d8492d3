import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import { now } from './clock.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const MUTE_KINDS = ['topic', 'publisher', 'storyline'] as const;
type MuteKind = (typeof MUTE_KINDS)[number];

/** A topic, publisher or storyline that the reader has muted for a while. */
export interface Mute {
  kind: MuteKind;
  /** A topic's slug, or the id of a publisher or storyline. */
  of: string;
  /** Its name as shown. */
  label: string;
  /** Milliseconds since 1970; null for no end. */
  until: number | null;
}

const NAME = 'mutes';
const MUTES_MAX = 500;
const kept = signal<readonly Mute[]>(stored());
const draft = signal<{ mute: Omit<Mute, 'until'>; story: StoryCard } | null>(null);
const standing = computed(() => kept.value.filter((mute) => mute.until === null || mute.until > now.value));
const byKey = computed(() => new Map(standing.value.map((mute) => [`${mute.kind} ${mute.of}`, mute])));

/** The current mutes. */
export const mutes: ReadonlySignal<readonly Mute[]> = standing;
/** What the reader is about to mute. */
export const muteDraft: ReadonlySignal<{ mute: Omit<Mute, 'until'>; story: StoryCard } | null> = draft;

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
  return undefined;
}

/** True when a mute hides the story. */
export function isMuted(card: StoryCard): boolean {
  return mutedBy(card) !== undefined;
}

/** Opens the dialog that asks how long to mute something; null closes it. */
export function draftMute(mute: Omit<Mute, 'until'> | null, story?: StoryCard): void {
  draft.value = mute && story ? { mute, story } : null;
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
