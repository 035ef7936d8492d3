import { useEffect, useState } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { noAnswer } from '../../../shared/domain/expected-failures.ts';
import { deskTexts } from '../desk-texts.ts';
import { changeHeld, correctStory } from '../draft.ts';
import { putAside } from '../drafts/use-draft.ts';
import { refreshOwn, session } from '../session.ts';
import { forgetAttempt } from '../submit-story.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { CancelDialog, RescheduleDialog } from './held-dialogs.tsx';
import { RetractDialog } from './retract-dialog.tsx';
import { SubmissionPages } from './submission-pages.tsx';
import type { SubmissionActs } from './submission-row.tsx';

const STATUSES = [
  ...(['all', 'held', 'queued', 'published', 'duplicate'] as const),
  ...(['rejected', 'failed', 'cancelled', 'replaced'] as const),
];
type Shown = (typeof STATUSES)[number];
type Asked = { about: 'retract' | 'reschedule' | 'cancel' | 'decide'; submission: Submission };

/** The publisher's submissions, by status, with reasons. */
export function Submissions({ write }: { write: () => void }) {
  const [shown, setShown] = useState<Shown>('all');
  const [asked, setAsked] = useState<Asked>();
  const [turn, setTurn] = useState(0);
  const [isLost, setLost] = useState(false);
  useEffect(() => void refreshOwn(), [turn]);
  const load = async (loadIt: () => Promise<boolean>): Promise<void> => {
    // What is in the form is saved first.
    const isThere = (await putAside()) && (await loadIt());
    setLost(!isThere);
    if (!isThere) return;
    forgetAttempt();
    write();
  };
  const ask = (about: Asked['about']) => (submission: Submission) => setAsked({ about, submission });
  const acts: SubmissionActs = {
    correct: (submission) => void load(() => loadStory(submission)),
    edit: (submission) => void load(() => loadHeld(submission)),
    retract: ask('retract'),
    reschedule: ask('reschedule'),
    cancel: ask('cancel'),
    decide: ask('decide'),
  };
  return (
    <section aria-labelledby="submissions-title">
      <h1 id="submissions-title">{deskTexts.parts.submissions}</h1>
      <StatusFilter shown={shown} show={setShown} />
      {isLost && (
        <p class="desk-problem" role="alert">
          {deskTexts.correctFailed}
        </p>
      )}
      <SubmissionPages key={`${shown} ${turn}`} status={shown === 'all' ? undefined : shown} acts={acts} />
      {asked && (
        <Dialog
          {...asked}
          close={(done) => {
            setAsked(undefined);
            if (!done) return;
            setTurn((before) => before + 1);
            if (asked.about === 'retract') write();
          }}
        />
      )}
    </section>
  );
}

function StatusFilter({ shown, show }: { shown: Shown; show: (status: Shown) => void }) {
  const held = session.value?.own.figures.held ?? 0;
  return (
    <fieldset class="desk-filter" aria-label={deskTexts.statusFilter}>
      {STATUSES.map((status) => (
        <button type="button" key={status} class="chip" aria-pressed={shown === status} onClick={() => show(status)}>
          {status === 'held' ? deskTexts.heldCount(deskTexts.statuses.held, held) : deskTexts.statuses[status]}
        </button>
      ))}
    </fieldset>
  );
}

function Dialog({ about, submission, close }: Asked & { close: (done: boolean) => void }) {
  if (about === 'reschedule') return <RescheduleDialog submission={submission} close={close} />;
  if (about === 'decide') return <ApprovalDialog submission={submission} close={close} />;
  if (about === 'cancel') return <CancelDialog submission={submission} close={close} />;
  const { storyId, headline } = submission;
  return storyId ? <RetractDialog storyId={storyId} headline={headline ?? deskTexts.untitled} close={close} /> : null;
}

/** Loads a story into the form; false when that failed. */
async function loadStory({ storyId }: Submission): Promise<boolean> {
  const story = storyId ? await session.peek()?.api.story(storyId).catch(noAnswer) : undefined;
  if (story) correctStory(story);
  return story !== undefined;
}

/** Loads a waiting submission into the form; false when that failed. */
async function loadHeld({ id }: Submission): Promise<boolean> {
  const submission = await session.peek()?.api.submission(id).catch(noAnswer);
  if (submission?.story) changeHeld(submission);
  return submission?.story !== undefined;
}
