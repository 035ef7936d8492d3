import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Submission } from '../../shared/contract/http-shapes.ts';
import type { BodyFormat, Priority, Section, Story } from '../../shared/domain/story.ts';

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

const MINUTE_MS = 60_000;

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
/** What the form changes, as it was before. */
interface Target {
  story?: Story;
  held?: Submission;
  before: Draft;
  bodyFormat: BodyFormat;
}

const target = signal<Target | undefined>(undefined);

export const draft: ReadonlySignal<Draft> = fields;
/** The story that the draft corrects; undefined for a new one. */
export const correctedStory = computed(() => target.value?.story);
/** The submission that the draft changes before its release; undefined otherwise. */
export const changedSubmission = computed(() => target.value?.held);
/** The format of the text in the form. */
export const draftFormat = computed(() => target.value?.bodyFormat ?? 'markdown');

/** Changes fields of the draft. */
export function edit(change: Partial<Draft>): void {
  fields.value = { ...fields.peek(), ...change };
}

/** Clears the form. */
export function clearDraft(): void {
  fields.value = EMPTY;
  target.value = undefined;
}

/** Clears the form and returns a function that restores it, or returns false if a new draft was started meanwhile. */
export function takeDraft(): () => boolean {
  const taken = { fields: fields.peek(), target: target.peek() };
  clearDraft();
  return () => {
    if (fields.peek() !== EMPTY || target.peek() !== undefined) return false;
    fields.value = taken.fields;
    target.value = taken.target;
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
  target.value = { story, before, bodyFormat: 'html' };
}

/** Loads a submission that waits for its embargo into the form, as it was submitted. */
export function changeHeld(held: Submission): void {
  const story = held.story ?? {};
  const before: Draft = {
    headline: story.headline ?? '',
    summary: story.summary ?? '',
    body: story.body ?? '',
    byline: story.byline ?? '',
    topics: (story.topics ?? []).join(', '),
    section: story.section ?? '',
    priority: story.priority ?? 'routine',
    embargo: held.releaseAt === undefined ? '' : localTime(held.releaseAt),
  };
  fields.value = before;
  target.value = { held, before, bodyFormat: story.bodyFormat ?? 'text' };
}

/** A time as `datetime-local` has it, to the minute. */
export function localTime(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** True when the time in the field is past, or there is none. */
export function isPast(embargo: string): boolean {
  return embargo === '' || Date.parse(embargo) <= Date.now();
}

/** The time in the field for the API; null without one. */
export function embargoUntil(embargo: string): string | null {
  return embargo === '' ? null : new Date(embargo).toISOString();
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

/** The fields that the draft changes in the story or submission that it was loaded from. */
export function toPatch(from: Draft): Record<string, unknown> {
  const { before = EMPTY, story } = target.peek() ?? {};
  const isChanged = (name: keyof Draft): boolean => from[name] !== before[name];
  return {
    ...(isChanged('headline') && { headline: from.headline }),
    ...(isChanged('summary') && { summary: from.summary.trim() || null }),
    ...(isChanged('body') && { body: from.body.trim() || null, ...(story && { bodyFormat: 'html' }) }),
    ...(isChanged('byline') && { byline: from.byline.trim() || null }),
    ...(isChanged('topics') && { topics: topicList(from.topics) }),
    ...(isChanged('section') && { section: from.section || null }),
    ...(isChanged('priority') && { priority: from.priority }),
    ...(isChanged('embargo') && { embargoUntil: embargoUntil(from.embargo) }),
  };
}

function topicList(topics: string): string[] {
  return topics
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
}
