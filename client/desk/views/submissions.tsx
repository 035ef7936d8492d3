import { useState } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import type { SubmissionStatus } from '../../../shared/contract/query-schema.ts';
import { noAnswer } from '../../../shared/domain/expected-failures.ts';
import { deskTexts } from '../desk-texts.ts';
import { correctStory } from '../draft.ts';
import { session } from '../session.ts';
import { forgetAttempt } from '../submit-story.ts';
import { useLoaded } from '../use-loaded.ts';
import { RetractDialog } from './retract-dialog.tsx';
import { SubmissionRow } from './submission-row.tsx';

const STATUSES = ['all', 'queued', 'published', 'duplicate', 'rejected', 'failed'] as const;
type Shown = (typeof STATUSES)[number];

/** The publisher's submissions, by status, with reasons. */
export function Submissions({ write }: { write: () => void }) {
  const [shown, setShown] = useState<Shown>('all');
  const [retracting, setRetracting] = useState<Submission>();
  const [turn, setTurn] = useState(0);
  const [isLost, setLost] = useState(false);
  const api = session.value?.api;
  const correct = async ({ storyId }: Submission): Promise<void> => {
    const story = storyId ? await api?.story(storyId).catch(noAnswer) : undefined;
    setLost(!story);
    if (!story) return;
    correctStory(story);
    forgetAttempt();
    write();
  };
  return (
    <section aria-labelledby="submissions-title">
      <h1 id="submissions-title">{deskTexts.parts.submissions}</h1>
      <fieldset class="desk-filter" aria-label={deskTexts.statusFilter}>
        {STATUSES.map((status) => (
          <button
            type="button"
            key={status}
            class="chip"
            aria-pressed={shown === status}
            onClick={() => setShown(status)}
          >
            {deskTexts.statuses[status]}
          </button>
        ))}
      </fieldset>
      {isLost && (
        <p class="desk-problem" role="alert">
          {deskTexts.correctFailed}
        </p>
      )}
      <Pages
        key={`${shown} ${turn}`}
        status={shown === 'all' ? undefined : shown}
        {...{ correct, retract: setRetracting }}
      />
      {retracting?.storyId && (
        <RetractDialog
          storyId={retracting.storyId}
          headline={retracting.headline ?? deskTexts.untitled}
          close={(done) => {
            setRetracting(undefined);
            if (!done) return;
            setTurn((before) => before + 1);
            write();
          }}
        />
      )}
    </section>
  );
}

interface PageProps {
  status: SubmissionStatus | undefined;
  before?: string;
  correct: (submission: Submission) => Promise<void>;
  retract: (submission: Submission) => void;
}

/** A page, with the older pages below it. */
function Pages({ status, before, correct, retract }: PageProps) {
  const [isFurther, setFurther] = useState(false);
  const api = session.value?.api;
  const { value, failed, reload } = useLoaded(async () => api?.submissions(status, before), [api, status, before]);
  if (failed && !value) {
    return (
      <p class="desk-problem" role="alert">
        {deskTexts.loadFailed}{' '}
        <button type="button" class="button-small" onClick={reload}>
          {deskTexts.retry}
        </button>
      </p>
    );
  }
  if (!value) return <p class="desk-quiet">{deskTexts.loading}</p>;
  if (value.submissions.length === 0) {
    return <p class="desk-quiet">{status ? deskTexts.noneOfStatus : deskTexts.noSubmissions}</p>;
  }
  return (
    <>
      <ul class="desk-list">
        {value.submissions.map((submission) => (
          <SubmissionRow key={submission.id} {...{ submission, correct, retract }} />
        ))}
      </ul>
      {value.next && !isFurther && (
        <button type="button" class="button" onClick={() => setFurther(true)}>
          {deskTexts.older}
        </button>
      )}
      {value.next && isFurther && <Pages status={status} before={value.next} {...{ correct, retract }} />}
    </>
  );
}
