import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Submission } from '../../shared/contract/http-shapes.ts';
import type { BodyFormat, Story } from '../../shared/domain/story.ts';
import { type Draft, draftOfStory, draftOfSubmission, EMPTY, toPatch } from './draft-fields.ts';

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
/** What the form said before anything was typed. */
export const draftBefore = computed(() => target.value?.before ?? EMPTY);
/** The format of the text in the form. */
export const draftFormat = computed(() => target.value?.bodyFormat ?? 'markdown');

/** Changes fields of the draft. */
export function edit(change: Partial<Draft>): void {
  fields.value = { ...fields.peek(), ...change };
}

/** Replaces what is in the form. */
export function replaceDraft(next: Draft): void {
  fields.value = next;
}

/** Clears the form. */
export function clearDraft(): void {
  put(EMPTY, undefined);
}

/** Clears the form and returns a function that restores it, or returns false if a new draft was started meanwhile. */
export function takeDraft(): () => boolean {
  const taken = { fields: fields.peek(), target: target.peek() };
  clearDraft();
  return () => {
    if (fields.peek() !== EMPTY || target.peek() !== undefined) return false;
    put(taken.fields, taken.target);
    return true;
  };
}

/** Loads a story into the form. */
export function correctStory(story: Story): void {
  load({ story, before: draftOfStory(story), bodyFormat: 'html' });
}

/** Loads a submission that waits for its embargo into the form, as it was submitted. */
export function changeHeld(held: Submission): void {
  const before = draftOfSubmission(held.story ?? {}, held.releaseAt);
  load({ held, before, bodyFormat: held.story?.bodyFormat ?? 'text' });
}

/** The fields that the draft changes in the story or submission that it was loaded from. */
export function patchOf(from: Draft): Record<string, unknown> {
  const { before = EMPTY, story, held } = target.peek() ?? {};
  const size = story ? story.imageFrame : held?.story?.image;
  return toPatch(from, { before, isStory: story !== undefined, size });
}

/** True when the time in the field is past, or there is none. */
export function isPast(embargo: string): boolean {
  return embargo === '' || Date.parse(embargo) <= Date.now();
}

function load(next: Target): void {
  put(next.before, next);
}

function put(next: Draft, of: Target | undefined): void {
  batch(() => {
    target.value = of;
    fields.value = next;
  });
}
