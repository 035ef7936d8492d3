import { type ReadonlySignal, signal } from '@preact/signals';
import type { Story, StoryCard } from '../../shared/domain/story.ts';
import type { DiscussionEvent, StoryEvent, StorylineSplit } from '../../shared/domain/wire-event.ts';
import { newerCard } from './story-list.ts';
import { storylineAfter } from './storyline-split.ts';

/** The story page: its card may be known from the list before the body has come. */
export interface OpenStory {
  id: string;
  status: 'loading' | 'ready' | 'missing' | 'failed';
  card: StoryCard | undefined;
  bodyHtml: string | undefined;
  correctedAt: string | null;
  /** Where else the same text stands; undefined until the story has come. */
  copies: Pick<Story, 'copyOf' | 'alsoIn'> | undefined;
}

const open = signal<OpenStory | null>(null);

export const openStory: ReadonlySignal<OpenStory | null> = open;

/** Opens the page of a story with whatever is known of it. */
export function beginStory(id: string, card: StoryCard | undefined): void {
  open.value = { id, status: 'loading', card, bodyHtml: undefined, correctedAt: null, copies: undefined };
}

/** The whole story has come; an older revision than the one on the page is left aside. */
export function showStory(story: Story): void {
  const current = open.peek();
  if (current?.id !== story.id || isOlder(story, current)) return;
  const card = newerCard(current.card, story);
  const { id, bodyHtml, correctedAt } = story;
  open.value = { id, status: 'ready', card, bodyHtml, correctedAt, copies: copiesOf(story) };
}

/** The story did not come; a page that already shows it stays. */
export function failStory(id: string, status: 'missing' | 'failed'): void {
  const current = open.peek();
  if (current?.id === id && current.status !== 'ready') open.value = { ...current, status };
}

/** Shows what the wire says about the open story at once; false when it is about another or is no news. */
export function changeOpenStory(event: StoryEvent): boolean {
  const current = open.peek();
  if (!current || storyIdOf(event) !== current.id) return false;
  const card = changedCard(event, current.card);
  if (!card || card === current.card) return current.status !== 'ready';
  const correctedAt = event.type === 'story.corrected' ? event.at : current.correctedAt;
  open.value = { ...current, card, correctedAt };
  return true;
}

/** Shows how many comments the open story has now. */
export function countOpenStory({ storyId, comments }: DiscussionEvent): void {
  const current = open.peek();
  if (current?.card && current.id === storyId) open.value = { ...current, card: { ...current.card, comments } };
}

/** Another story came to the storyline of the open one, or the storyline went into another. */
export function changeOpenStoryline(from: string, storyline: Partial<StoryCard['storyline']>): void {
  const current = open.peek();
  if (current?.card?.storyline.id !== from) return;
  const { card } = current;
  open.value = { ...current, card: { ...card, storyline: { ...card.storyline, ...storyline } } };
}

/** Stories were taken out of the storyline of the open one, or it was among them. */
export function splitOpenStory(split: StorylineSplit): void {
  const current = open.peek();
  const storyline = current?.card && storylineAfter(current.card, split);
  if (current?.card && storyline) open.value = { ...current, card: { ...current.card, storyline } };
}

/** No story is open. */
export function closeStory(): void {
  open.value = null;
}

function copiesOf({ copyOf, alsoIn }: Story): OpenStory['copies'] {
  return { alsoIn, ...(copyOf && { copyOf }) };
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
