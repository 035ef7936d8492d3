import { type ReadonlySignal, signal } from '@preact/signals';
import type { Submission, SubmissionAccepted } from '../../shared/contract/http-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { heldProblem } from './change-held.ts';
import { type DeskApi, DeskFailure } from './desk-api.ts';
import { changedSubmission, correctedStory, draft, takeDraft, toPatch, toStory } from './draft.ts';
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
const busy = signal(false);

/** The latest submission, as far as it has come. */
export const watched: ReadonlySignal<Submission | undefined> = followed;
/** Why the draft was refused. */
export const refusal: ReadonlySignal<Refused | undefined> = refused;
export const isSubmitting: ReadonlySignal<boolean> = busy;

/** The idempotency key, kept until the draft is accepted, so that a retry after a lost answer makes no duplicate. */
let once: string | undefined;

/** Submits the form, then watches the submission until it is on the wire. */
export async function submitStory(): Promise<void> {
  const story = correctedStory.peek();
  const held = changedSubmission.peek();
  const content = story || held ? toPatch(draft.peek()) : toStory(draft.peek());
  await submit((api, key) => {
    if (held) return api.changeHeld(held.id, content);
    return story ? api.correct(story.id, content, key) : api.publish(content, key);
  }, takeDraft);
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
  refused.value = undefined;
}

async function submit(
  send: (api: DeskApi, once: string) => Promise<Pick<SubmissionAccepted, 'id'>>,
  taken: () => () => boolean,
): Promise<boolean> {
  const api = session.peek()?.api;
  if (!api || busy.peek()) return false;
  busy.value = true;
  refused.value = undefined;
  once ??= crypto.randomUUID();
  try {
    const { id } = await send(api, once);
    once = undefined;
    void watch(api, id, taken());
    return true;
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    // After a refusal the draft will change, which makes it another request.
    if (error.status > 0 && error.status < 500) once = undefined;
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

function isOver({ status, receipt, releaseAt }: Submission): boolean {
  if (status === 'queued') return releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
  if (status !== 'published') return true;
  // Readers are counted a moment after the story was sent to them.
  const announcedAt = receipt.announced && Date.parse(receipt.announced.at);
  return announcedAt !== undefined && (receipt.delivered.readers > 0 || Date.now() - announcedAt > COUNTED_AFTER_MS);
}
