import { type ReadonlySignal, signal } from '@preact/signals';
import type { IntakeWarning, Submission, SubmissionAccepted } from '../../shared/contract/http-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { heldProblem } from './change-held.ts';
import { type DeskApi, DeskFailure } from './desk-api.ts';
import { changedSubmission, correctedStory, draft, patchOf, takeDraft } from './draft.ts';
import { toStory } from './draft-fields.ts';
import { saveNow } from './drafts/autosave.ts';
import { keepDraft } from './drafts/kept-draft.ts';
import { conflict, letGo, openDraft, openDraftId, saveState } from './drafts/open-draft.ts';
import { fieldsIn, reasonText } from './field-texts.ts';
import { refreshOwn, session } from './session.ts';

const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 2_000;
const COUNTED_AFTER_MS = 6_000;

interface Refused {
  message: string;
  fields: readonly FieldError[];
  /** True when the submission was accepted first, and rejected when it was edited. */
  isLate: boolean;
}

const followed = signal<Submission | undefined>(undefined);
const refused = signal<Refused | undefined>(undefined);
const unseen = signal<readonly IntakeWarning[]>([]);
const busy = signal(false);

/** The latest submission, as far as it has come. */
export const watched: ReadonlySignal<Submission | undefined> = followed;
/** What readers will not see of it. */
export const warnings: ReadonlySignal<readonly IntakeWarning[]> = unseen;
/** Why the draft was refused. */
export const refusal: ReadonlySignal<Refused | undefined> = refused;
export const isSubmitting: ReadonlySignal<boolean> = busy;

/** The idempotency key, kept until the draft is accepted, so that a retry after a lost answer makes no duplicate. */
let once: string | undefined;
/** True when the server has refused the draft as it is. */
let wasRefused = false;

/** Two people who publish the same draft at once publish one story: both have its key. */
function newKey(): string {
  const { id, revision = 0 } = openDraft.peek() ?? {};
  return id === undefined || revision === 0 || wasRefused ? crypto.randomUUID() : `draft-${id}-${revision}`;
}

/** Submits the form, then watches the submission until it is on the wire. */
export async function submitStory(): Promise<void> {
  if (busy.peek()) return;
  const held = changedSubmission.peek();
  busy.value = true;
  // The draft first: what a colleague has changed meanwhile must not go out, or be lost, unseen.
  if (!held) await saveNow();
  busy.value = false;
  if (conflict.peek() || saveState.peek().is === 'gone') return;
  const story = correctedStory.peek();
  const content = story || held ? patchOf(draft.peek()) : toStory(draft.peek());
  const draftId = held ? undefined : openDraftId.peek();
  await submit((api, key) => {
    if (held) return api.changeHeld(held.id, content);
    const sent = { once: key, draftId };
    return story ? api.correct(story.id, content, sent) : api.publish(content, sent);
  }, takeSubmitted);
}

/** Empties the form of what was accepted; its draft has ended. */
function takeSubmitted(): () => boolean {
  const back = takeDraft();
  letGo();
  keepDraft(undefined);
  return back;
}

/** Retracts a story; true when that was accepted. */
export function retract(storyId: string, reason: string): Promise<boolean> {
  return submit(
    (api, key) => api.retract(storyId, reason, key),
    () => () => false,
  );
}

/** Closes the receipt. */
export function putAway(): void {
  followed.value = undefined;
  refused.value = undefined;
}

/** Resets after an edit: another draft needs another idempotency key. */
export function forgetAttempt(): void {
  once = undefined;
  wasRefused = false;
  refused.value = undefined;
}

async function submit(
  send: (api: DeskApi, once: string) => Promise<Pick<SubmissionAccepted, 'id' | 'warnings'>>,
  taken: () => () => boolean,
): Promise<boolean> {
  const api = session.peek()?.api;
  if (!api || busy.peek()) return false;
  busy.value = true;
  refused.value = undefined;
  once ??= newKey();
  try {
    const accepted = await send(api, once);
    unseen.value = accepted.warnings ?? [];
    once = undefined;
    wasRefused = false;
    void watch(api, accepted.id, taken());
    return true;
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    // After a refusal the draft will change, which makes it another request.
    wasRefused = error.status > 0 && error.status < 500;
    if (wasRefused) once = undefined;
    refused.value = { message: heldProblem(error), fields: error.fields, isLate: false };
    return false;
  } finally {
    busy.value = false;
  }
}

/**
 * Polls ever more slowly until nothing more will happen or another submission is watched. A rejected draft goes back
 * into the form.
 */
async function watch(api: DeskApi, id: string, takeUp: () => boolean): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const submission = await api.submission(id).catch(noAnswer);
    if (submission) {
      if (followed.peek() !== undefined && followed.peek()?.id !== id && pauseMs > FIRST_PAUSE_MS) return;
      followed.value = submission;
      if (submission.status === 'rejected' && takeUp()) refused.value = refusedBecause(submission.reason ?? '');
      if (isOver(submission)) break;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.3);
  }
  await refreshOwn();
}

function refusedBecause(reason: string): Refused {
  return { message: reasonText(reason), fields: fieldsIn(reason), isLate: true };
}

function isOver({ status, receipt, releaseAt, approval }: Submission): boolean {
  if (approval?.state === 'waiting' && status === 'queued') return true;
  if (status === 'queued') return releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
  if (status !== 'published') return true;
  // Readers are counted a moment after the story was sent to them.
  const announcedAt = receipt.announced && Date.parse(receipt.announced.at);
  return announcedAt !== undefined && (receipt.delivered.readers > 0 || Date.now() - announcedAt > COUNTED_AFTER_MS);
}
