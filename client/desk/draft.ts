import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Priority, Section, Story } from '../../shared/domain/story.ts';

/** The fields of the form. */
export interface Draft {
  headline: string;
  summary: string;
  body: string;
  byline: string;
  topics: string;
  section: Section | '';
  priority: Priority;
  /** Local time, in the format of `datetime-local`. */
  embargo: string;
}

const EMPTY: Draft = {
  headline: '',
  summary: '',
  body: '',
  byline: '',
  topics: '',
  section: '',
  priority: 'routine',
  embargo: '',
};

const fields = signal<Draft>(EMPTY);
const corrected = signal<{ story: Story; before: Draft } | undefined>(undefined);

export const draft: ReadonlySignal<Draft> = fields;
/** The story that the draft corrects; undefined for a new one. */
export const correctedStory = computed(() => corrected.value?.story);

/** Changes fields of the draft. */
export function edit(change: Partial<Draft>): void {
  fields.value = { ...fields.peek(), ...change };
}

/** Clears the form. */
export function clearDraft(): void {
  fields.value = EMPTY;
  corrected.value = undefined;
}

/** Clears the form and returns a function that restores it, or returns false if a new draft was started meanwhile. */
export function takeDraft(): () => boolean {
  const held = { fields: fields.peek(), corrected: corrected.peek() };
  clearDraft();
  return () => {
    if (fields.peek() !== EMPTY || corrected.peek() !== undefined) return false;
    fields.value = held.fields;
    corrected.value = held.corrected;
    return true;
  };
}

/** Loads a story into the form; its body is the HTML that readers see. */
export function correctStory(story: Story): void {
  const before: Draft = {
    headline: story.headline,
    summary: story.summary ?? '',
    body: story.bodyHtml,
    byline: story.byline ?? '',
    topics: story.topics.map(({ label }) => label).join(', '),
    section: story.section ?? '',
    priority: story.priority,
    embargo: '',
  };
  fields.value = before;
  corrected.value = { story, before };
}

/** The draft as the API accepts a new story; empty fields are left out. */
export function toStory(from: Draft): Record<string, unknown> {
  const { headline, summary, body, byline, topics, section, priority, embargo } = from;
  return {
    headline,
    priority,
    ...(summary.trim() && { summary }),
    ...(body.trim() && { body, bodyFormat: 'markdown' }),
    ...(byline.trim() && { byline }),
    ...(topics.trim() && { topics: topicList(topics) }),
    ...(section && { section }),
    ...(embargo && { embargoUntil: new Date(embargo).toISOString() }),
  };
}

/** The fields that the draft changes in the story that it corrects. */
export function toPatch(from: Draft): Record<string, unknown> {
  const before = corrected.peek()?.before ?? EMPTY;
  const isChanged = (name: keyof Draft): boolean => from[name] !== before[name];
  return {
    ...(isChanged('headline') && { headline: from.headline }),
    ...(isChanged('summary') && { summary: from.summary.trim() || null }),
    ...(isChanged('body') && { body: from.body.trim() || null, bodyFormat: 'html' }),
    ...(isChanged('byline') && { byline: from.byline.trim() || null }),
    ...(isChanged('topics') && { topics: topicList(from.topics) }),
    ...(isChanged('section') && { section: from.section || null }),
    ...(isChanged('priority') && { priority: from.priority }),
  };
}

function topicList(topics: string): string[] {
  return topics
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
}
