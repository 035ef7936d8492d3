import { effect } from '@preact/signals';
import { DeskFailure } from '../desk-api.ts';
import { correctedStory } from '../draft.ts';
import { draftTexts } from '../draft-texts.ts';
import { fieldSentence } from '../field-texts.ts';
import { session } from '../session.ts';
import {
  beginDraft,
  conflict,
  isUnsaved,
  keepForm,
  noteConflict,
  noteOthers,
  noteSaved,
  openDraft,
  openDraftId,
  saveState,
  setSaveState,
  takeTheirs,
  typedFields,
} from './open-draft.ts';
import { areSame } from './saved-fields.ts';

/** The draft is saved after this long without typing. */
const PAUSE_MS = 1_000;
const KEEP_MS = 200;
const RETRY_MS = 5_000;
/** The server forgets within 15 seconds who does not report. */
const SAY_SO_MS = 5_000;
/** Names this window to the others. */
export const THIS_WINDOW: string = crypto.randomUUID();

let timer: ReturnType<typeof setTimeout> | undefined;
let underWay: Promise<void> | undefined;

/** Saves the form as it is typed, keeps it in this tab, and tells colleagues that it is open. */
export function startAutosave(): void {
  effect(() => {
    // Every change restarts the delay.
    typedFields.value;
    if (!session.value || conflict.value || saveState.peek().is === 'gone') return;
    if (isUnsaved.value) again(PAUSE_MS);
    if (underWay || (!isUnsaved.value && saveState.peek().is !== 'waiting')) return;
    setSaveState({ is: isUnsaved.value ? 'waiting' : openDraftId.peek() ? 'saved' : 'none' });
  });
  let keeping: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    typedFields.value;
    openDraft.value;
    clearTimeout(keeping);
    if (session.value) keeping = setTimeout(keepForm, KEEP_MS);
  });
  addEventListener('pagehide', keepForm);
  document.addEventListener('visibilitychange', () => void (document.hidden && saveNow()));
  setInterval(() => void sayOpen(), SAY_SO_MS);
  effect(() => {
    if (openDraftId.value) void sayOpen();
  });
}

/** Saves now what is not saved; resolves when that was tried. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer);
  await underWay;
  if (!isUnsaved.peek() || conflict.peek() || saveState.peek().is === 'gone') return;
  underWay = save().finally(() => {
    underWay = undefined;
  });
  await underWay;
  if (isUnsaved.peek() && saveState.peek().is === 'saved') again(PAUSE_MS);
}

function again(afterMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), afterMs);
}

async function save(): Promise<void> {
  const api = session.peek()?.api;
  if (!api) return;
  const { id, revision } = beginDraft();
  const fields = typedFields.peek();
  const storyId = correctedStory.peek()?.id;
  setSaveState({ is: 'saving' });
  try {
    const state = await api.saveDraft(id, { revision, fields, storyId });
    noteSaved(id, state.revision, fields);
    if (openDraft.peek()?.id === id) setSaveState({ is: 'saved' });
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    if (openDraft.peek()?.id === id) await afterRefusal(error, id);
  }
}

/** What was typed stays in the form and in this tab. */
async function afterRefusal(error: DeskFailure, id: string): Promise<void> {
  if (error.code === 'draft_changed') return compare(id);
  if (error.status === 404) return setSaveState({ is: 'gone' });
  if (error.status === 0 || error.status >= 500 || error.status === 429) again(RETRY_MS);
  setSaveState({ is: 'failed', why: whyOf(error) });
}

function whyOf(error: DeskFailure): string {
  if (error.status === 0) return draftTexts.offline;
  if (error.code === 'drafts_full') return draftTexts.full;
  return error.fields.length > 0 ? error.fields.map(fieldSentence).join(' ') : error.message;
}

/** Somebody else has saved since: the same text, which happens when an answer was lost, or another one. */
async function compare(id: string): Promise<void> {
  const theirs = await session.peek()?.api.draft(id).catch(failureOf);
  if (openDraft.peek()?.id !== id || theirs === undefined) return;
  if (theirs instanceof DeskFailure) return afterRefusal(theirs, id);
  if (!areSame(theirs.fields, typedFields.peek())) return noteConflict(theirs);
  noteSaved(id, theirs.revision, theirs.fields);
  setSaveState({ is: 'saved' });
}

/** Tells others that the draft is open here, hears who else is there, and follows what they save. */
async function sayOpen(): Promise<void> {
  const api = session.peek()?.api;
  const here = openDraft.peek();
  if (!api || !here || here.revision === 0 || document.hidden || saveState.peek().is === 'gone') return;
  const state = await api.openDraft(here.id, THIS_WINDOW).catch(failureOf);
  const now = openDraft.peek();
  if (now?.id !== here.id) return;
  if (state instanceof DeskFailure) {
    if (state.status === 404) setSaveState({ is: 'gone' });
    return;
  }
  noteOthers(state);
  if (state.revision <= now.revision || underWay || isUnsaved.peek()) return;
  const theirs = await api.draft(here.id).catch(failureOf);
  const isStill = openDraft.peek()?.id === here.id && !isUnsaved.peek() && !underWay;
  if (isStill && !(theirs instanceof DeskFailure)) takeTheirs(theirs);
}

function failureOf(error: unknown): DeskFailure {
  if (error instanceof DeskFailure) return error;
  throw error;
}
