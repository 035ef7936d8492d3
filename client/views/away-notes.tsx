import { caughtUp, forgetCaughtUp } from '../state/connection.ts';
import { hasRecalls } from '../state/has-recalls.ts';
import { texts } from '../texts.ts';
import { Lazy } from './lazy.tsx';

const recallNotice = () => import('./recall-notice.tsx').then((chunk) => chunk.RecallNotice);

/** What happened while the reader was away: how a disconnect ended, and corrections of what was read. */
export function AwayNotes() {
  const back = caughtUp.value;
  return (
    <>
      {back && (
        <p class="note" role="status" data-testid="caught-up">
          {texts.caughtUp(back.stories, back.complete)}
          <button type="button" class="button-small" onClick={forgetCaughtUp}>
            {texts.ok}
          </button>
        </p>
      )}
      {hasRecalls.value && <Lazy load={recallNotice} props={{}} />}
    </>
  );
}
