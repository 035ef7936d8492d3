import { type ReadonlySignal, signal } from '@preact/signals';
import type { Story, StoryCard } from '../../shared/domain/story.ts';
import type { StoryNotes } from '../../shared/domain/story-notes.ts';
import type { DiscussionEvent, StoryEvent, StorylineSplit } from '../../shared/domain/wire-event.ts';
import { newerCard } from './story-list.ts';
import { storylineAfter } from './storyline-split.ts';

/** What only the whole story has. */
type StoryExtras = Pick<Story, 'imageCaption' | 'imageCredit' | 'media' | 'provenance' | 'live' | keyof StoryNotes>;

/** The open story; its card may be known from a list before the body is loaded. */
export interface OpenStory {
  id: string;
  status: 'loading' | 'ready' | 'missing' | 'failed';
  card: StoryCard | undefined;
  bodyHtml: string | undefined;
  correctedAt: string | null;
  /** Undefined until the story is loaded. */
  extras: StoryExtras | undefined;
  /** Other publications of the same text; undefined until the story is loaded. */
  copies: Pick<Story, 'copyOf' | 'alsoIn'> | undefined;
}

const NOT_LOADED = { bodyHtml: undefined, correctedAt: null, extras: undefined, copies: undefined };

const open = signal<OpenStory | null>(null);

export const openStory: ReadonlySignal<OpenStory | null> = open;

/** Opens a story's page with what is known of it. */
export function beginStory(id: string, card: StoryCard | undefined): void {
  open.value = { id, status: 'loading', card, ...NOT_LOADED };
}

/** Shows the loaded story, unless the page already shows a newer revision. */
export function showStory(story: Story): void {
  const current = open.peek();
  if (current?.id !== story.id || isOlder(story, current)) return;
  const card = newerCard(current.card, story);
  const { id, bodyHtml, pageHtml = bodyHtml, correctedAt } = story;
  open.value = { id, status: 'ready', card, bodyHtml: pageHtml, correctedAt, extras: story, copies: story };
}

/** The story failed to load; a page that already shows it stays. */
export function failStory(id: string, status: 'missing' | 'failed'): void {
  const current = open.peek();
  if (current?.id === id && current.status !== 'ready') open.value = { ...current, status };
}

/** Applies an event to the open story at once; false when it is about another story or not new. */
export function changeOpenStory(event: StoryEvent): boolean {
  const current = open.peek();
  if (!current || storyIdOf(event) !== current.id) return false;
  const card = changedCard(event, current.card);
  if (!card || card === current.card) return current.status !== 'ready';
  const correctedAt = event.type === 'story.corrected' ? event.at : current.correctedAt;
  open.value = { ...current, card, correctedAt };
  return true;
}

/** Updates the open story's number of comments. */
export function countOpenStory({ storyId, comments }: DiscussionEvent): void {
  const current = open.peek();
  if (current?.card && current.id === storyId) open.value = { ...current, card: { ...current.card, comments } };
}

/** Updates the open story's storyline: it grew, or was merged into another. */
export function changeOpenStoryline(from: string, storyline: Partial<StoryCard['storyline']>): void {
  const current = open.peek();
  if (current?.card?.storyline.id !== from) return;
  const { card } = current;
  open.value = { ...current, card: { ...card, storyline: { ...card.storyline, ...storyline } } };
}

/** Applies a split of the open story's storyline. */
export function splitOpenStory(split: StorylineSplit): void {
  const current = open.peek();
  const storyline = current?.card && storylineAfter(current.card, split);
  if (current?.card && storyline) open.value = { ...current, card: { ...current.card, storyline } };
}

/** Closes the story. */
export function closeStory(): void {
  open.value = null;
}

function isOlder(story: Story, current: OpenStory): boolean {
  return current.status === 'ready' && current.card !== undefined && current.card.revision > story.revision;
}

function storyIdOf(event: StoryEvent): string {
  return event.type === 'story.retracted' ? event.storyId : event.story.id;
}

function changedCard(event: StoryEvent, card: StoryCard | undefined): StoryCard | undefined {
  if (event.type !== 'story.retracted') return newerRevision(card, event.story);
  const { revision, reason, at } = event;
  return card && newerRevision(card, { ...card, revision, retracted: { at, reason } });
}

function newerRevision(held: StoryCard | undefined, incoming: StoryCard): StoryCard {
  return held && held.revision >= incoming.revision ? held : incoming;
}
