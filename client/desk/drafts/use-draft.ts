import { effect } from '@preact/signals';
import type { DraftLine } from '../../../shared/contract/draft-shapes.ts';
import { noAnswer } from '../../../shared/domain/expected-failures.ts';
import type { DeskApi } from '../desk-api.ts';
import { changeHeld, clearDraft, correctStory, draftBefore, replaceDraft } from '../draft.ts';
import { session } from '../session.ts';
import { saveNow, THIS_WINDOW } from './autosave.ts';
import { type KeptDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { isUnsaved, keepForm, letGo, openDraft, takeUp } from './open-draft.ts';
import { fromSaved } from './saved-fields.ts';

/** Puts what was in the form before a reload back into it, once one is signed in, and empties it on signing out. */
export function startRestoring(): void {
  let before: string | undefined;
  effect(() => {
    const publisherId = session.value?.own.publisher.id;
    if (publisherId === before) return;
    if (before !== undefined) {
      clearDraft();
      letGo();
    }
    before = publisherId;
    const kept = publisherId === undefined ? undefined : keptDraft(publisherId);
    if (kept) void restore(kept);
  });
}

/** Opens a draft of the list in the form; false when it, or the story that it corrects, could not be read. */
export async function openSavedDraft({ id }: Pick<DraftLine, 'id'>): Promise<boolean> {
  const api = session.peek()?.api;
  if (!api) return false;
  if (!(await putAside())) return false;
  const found = await api.draft(id).catch(noAnswer);
  if (!found) return false;
  const { revision, fields, storyId } = found;
  if (!(await loadTarget(api, { storyId: storyId ?? undefined }))) return false;
  replaceDraft(fromSaved(fields, draftBefore.peek()));
  takeUp({ id, revision, saved: fields });
  return true;
}

/** Saves the draft and empties the form; false when it could not be saved, and stays. */
export async function putAside(): Promise<boolean> {
  await saveNow();
  if (isUnsaved.peek()) return false;
  closeForm();
  return true;
}

/** Empties the form, and forgets what is in it. */
export function closeForm(): void {
  const id = openDraft.peek()?.id;
  if (id !== undefined) void session.peek()?.api.closeDraft(id, THIS_WINDOW).catch(noAnswer);
  clearDraft();
  letGo();
  keepDraft(undefined);
}

/** Goes on with what is in the form as a draft of its own. */
export function saveAsNew(): void {
  letGo();
  keepForm();
  void saveNow();
}

async function restore(kept: KeptDraft): Promise<void> {
  const api = session.peek()?.api;
  if (!api || !(await loadTarget(api, kept))) return;
  const { id, revision, saved, fields } = kept;
  replaceDraft(fromSaved(fields, draftBefore.peek()));
  if (id !== undefined) takeUp({ id, revision, saved });
}

/** Loads what the draft changes; false when that could not be read. */
async function loadTarget(
  api: DeskApi,
  { storyId, submissionId }: Pick<KeptDraft, 'storyId' | 'submissionId'>,
): Promise<boolean> {
  if (storyId !== undefined) {
    const story = await api.story(storyId).catch(noAnswer);
    if (story) correctStory(story);
    return story !== undefined;
  }
  if (submissionId !== undefined) {
    const held = await api.submission(submissionId).catch(noAnswer);
    if (held?.story) changeHeld(held);
    return held?.story !== undefined;
  }
  clearDraft();
  return true;
}
