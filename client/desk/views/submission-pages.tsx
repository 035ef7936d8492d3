import { useEffect, useState } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import type { SubmissionsQuery } from '../../../shared/contract/query-schema.ts';
import { isAwaiting } from '../approve-flash.ts';
import { isHeld } from '../change-held.ts';
import { deskTexts } from '../desk-texts.ts';
import { refreshOwn, session } from '../session.ts';
import { useLoaded } from '../use-loaded.ts';
import { LoadFailed } from './load-failed.tsx';
import { type SubmissionActs, SubmissionRow } from './submission-row.tsx';

/** How long a release takes after its embargo, mostly. */
const RELEASED_AFTER_MS = 1_500;
/** The longest timer. */
const TIMER_MAX_MS = 2 ** 31 - 1;

interface Props {
  status: SubmissionsQuery['status'];
  before?: string;
  acts: SubmissionActs;
}

/** A page of submissions, with the older pages below it. */
export function SubmissionPages({ status, before, acts }: Props) {
  const [isFurther, setFurther] = useState(false);
  const api = session.value?.api;
  const { value, failed, reload } = useLoaded(async () => api?.submissions(status, before), [api, status, before]);
  useReleases(value?.submissions ?? [], reload);
  if (failed && !value) return <LoadFailed reload={reload} />;
  if (!value) return <p class="desk-quiet">{deskTexts.loading}</p>;
  if (value.submissions.length === 0) {
    return <p class="desk-quiet">{status ? deskTexts.noneOfStatus : deskTexts.noSubmissions}</p>;
  }
  return (
    <>
      <ul class="desk-list">
        {value.submissions.map((submission) => (
          <SubmissionRow key={submission.id} {...{ submission, acts }} />
        ))}
      </ul>
      {value.next && !isFurther && (
        <button type="button" class="button" onClick={() => setFurther(true)}>
          {deskTexts.older}
        </button>
      )}
      {value.next && isFurther && <SubmissionPages status={status} before={value.next} acts={acts} />}
    </>
  );
}

/** Loads again when the next embargo has ended, so that no row still offers what is over. */
function useReleases(submissions: Submission[], reload: () => void): void {
  useEffect(() => {
    const held = submissions.filter((submission) => isHeld(submission) && !isAwaiting(submission));
    // An approved flash goes out at once.
    const going = submissions.filter(
      (it) => it.approval?.state === 'approved' && it.status === 'queued' && !isHeld(it),
    );
    const times = [...held.map(({ releaseAt = '' }) => Date.parse(releaseAt)), ...going.map(() => Date.now())];
    if (times.length === 0) return;
    const afterMs = Math.min(...times) - Date.now() + RELEASED_AFTER_MS;
    const timer = setTimeout(
      () => {
        reload();
        void refreshOwn();
      },
      Math.min(afterMs, TIMER_MAX_MS),
    );
    return () => clearTimeout(timer);
  }, [submissions]);
}
