import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Priority, Section, Story } from '../../shared/domain/story.ts';

/** What stands in the form. */
export interface Draft {
  headline: string;
  summary: string;
  body: string;
  byline: string;
  topics: string;
  section: Section | '';
  priority: Priority;
  /** As the browser's field has it, in local time. */
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

/** Writes into the draft. */
export function edit(change: Partial<Draft>): void {
  fields.value = { ...fields.peek(), ...change };
}

/** Begins anew. */
export function clearDraft(): void {
  fields.value = EMPTY;
  corrected.value = undefined;
}

/** Clears the form. The function that it returns restores it, and gives false if something else was begun meanwhile. */
export function handOver(): () => boolean {
  const held = { fields: fields.peek(), corrected: corrected.peek() };
  clearDraft();
  return () => {
    if (fields.peek() !== EMPTY || corrected.peek() !== undefined) return false;
    fields.value = held.fields;
    corrected.value = held.corrected;
    return true;
  };
}

/** Takes a story into the form; its body is what readers see of it. */
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

/** The draft as the API takes a new story; what is empty is left to the editors. */
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

/** What the draft changes of the story that it corrects. */
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
