import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DraftAnswer, DraftEditor, DraftState } from '../../../shared/contract/draft-shapes.ts';
import { changedSubmission, correctedStory, draft, draftBefore, replaceDraft } from '../draft.ts';
import { session } from '../session.ts';
import { keepDraft } from './kept-draft.ts';
import { areSame, fromSaved, type SavedFields, toSaved } from './saved-fields.ts';

/** The draft in the form, as the server has it. */
interface OpenDraft {
  id: string;
  /** 0 before it was first saved. */
  revision: number;
  saved: SavedFields;
}

/** Whether what was typed is on the server. */
export type SaveState = { is: 'none' | 'waiting' | 'saving' | 'saved' | 'gone' } | { is: 'failed'; why: string };

const open = signal<OpenDraft | undefined>(undefined);
const state = signal<SaveState>({ is: 'none' });
const others = signal<readonly DraftEditor[]>([]);
const differing = signal<DraftAnswer | undefined>(undefined);

export const openDraft: ReadonlySignal<OpenDraft | undefined> = open;
export const saveState: ReadonlySignal<SaveState> = state;
/** Who else has the draft open. */
export const otherEditors: ReadonlySignal<readonly DraftEditor[]> = others;
/** The draft as somebody else has saved it, while one must choose between both. */
export const conflict: ReadonlySignal<DraftAnswer | undefined> = differing;

/** The draft in the form, once it is on the server. */
export const openDraftId = computed(() => (open.value && open.value.revision > 0 ? open.value.id : undefined));
/** What is in the form, as it would be saved. */
export const typedFields = computed(() => toSaved(draft.value, draftBefore.value));
/** True when the form has what the server does not have; a submission that waits is changed without a draft. */
export const isUnsaved = computed(
  () => changedSubmission.value === undefined && !areSame(typedFields.value, open.value?.saved ?? {}),
);

/** Says whether what was typed is saved. */
export function setSaveState(next: SaveState): void {
  state.value = next;
}

/** Begins a draft on the server, under an id of its own. */
export function beginDraft(): OpenDraft {
  const begun = open.peek() ?? { id: crypto.randomUUID(), revision: 0, saved: {} };
  open.value = begun;
  return begun;
}

/** Notes that this was saved, or read. */
export function noteSaved(id: string, revision: number, saved: SavedFields): void {
  if (open.peek()?.id === id) open.value = { id, revision, saved };
}

/** Opens a draft that is on the server. */
export function takeUp(next: OpenDraft): void {
  open.value = next;
  state.value = { is: next.revision > 0 ? 'saved' : 'waiting' };
  others.value = [];
  differing.value = undefined;
}

/** Leaves the draft: what is typed next is another one. */
export function letGo(): void {
  open.value = undefined;
  state.value = { is: 'none' };
  others.value = [];
  differing.value = undefined;
}

/** Notes who else has the draft open. */
export function noteOthers({ editors }: Pick<DraftState, 'editors'>): void {
  others.value = editors;
}

/** Asks which of two texts to keep. */
export function noteConflict(theirs: DraftAnswer): void {
  differing.value = theirs;
  state.value = { is: 'waiting' };
}

/** Keeps one's own text over what somebody else saved; it is saved as the next revision. */
export function keepMine(): void {
  const theirs = differing.peek();
  if (!theirs) return;
  differing.value = undefined;
  open.value = { id: theirs.id, revision: theirs.revision, saved: theirs.fields };
}

/** Takes what somebody else has saved into the form. */
export function takeTheirs(theirs: DraftAnswer | undefined = differing.peek()): void {
  if (!theirs) return;
  differing.value = undefined;
  open.value = { id: theirs.id, revision: theirs.revision, saved: theirs.fields };
  replaceDraft(fromSaved(theirs.fields, draftBefore.peek()));
  state.value = { is: 'saved' };
}

/** Keeps the form in this tab. */
export function keepForm(): void {
  const publisherId = session.peek()?.own.publisher.id;
  if (publisherId === undefined) return;
  const { id, revision = 0, saved = {} } = open.peek() ?? {};
  const fields = typedFields.peek();
  const storyId = correctedStory.peek()?.id;
  const submissionId = changedSubmission.peek()?.id;
  // An empty form may be one into which nothing could be put back yet.
  if (Object.keys(fields).length === 0 && id === undefined) return;
  keepDraft({ publisherId, fields, storyId, submissionId, id, revision, saved });
}
