import { keepColumn, keepShared } from '../actions/columns.ts';
import type { Route } from '../state/address.ts';
import { caughtUp, forgetCaughtUp } from '../state/connection.ts';
import { hasRecalls } from '../state/recalls.ts';
import { texts } from '../texts.ts';
import { Lazy } from './lazy.tsx';

const recallNotice = () => import('./recall-notice.tsx').then((chunk) => chunk.RecallNotice);
const alertButton = () => import('./alert-button.tsx').then((chunk) => chunk.AlertButton);

/** Notes above the columns: how a disconnect ended, and what to do with columns from a link. */
export function BoardNotes({ route }: { route: Route }) {
  const back = caughtUp.value;
  return (
    <div class="notes">
      {hasRecalls.value && <Lazy load={recallNotice} props={{}} />}
      {route.name === 'single' && (
        <p class="note">
          <a href="/">{texts.backToBoard}</a>
          <button type="button" class="button-small" data-testid="keep-column" onClick={() => keepColumn(route.column)}>
            {texts.keepColumn}
          </button>
          <Lazy load={alertButton} props={{ column: route.column }} />
        </p>
      )}
      {route.name === 'shared' && (
        <p class="note">
          {texts.sharedNote}
          <button
            type="button"
            class="button-small"
            data-testid="keep-shared"
            onClick={() => keepShared(route.columns)}
          >
            {texts.keepShared}
          </button>
          <a href="/">{texts.backToBoard}</a>
        </p>
      )}
      {back && (
        <p class="note" role="status" data-testid="caught-up">
          {texts.caughtUp(back.stories, back.complete)}
          <button type="button" class="button-small" onClick={forgetCaughtUp}>
            {texts.ok}
          </button>
        </p>
      )}
    </div>
  );
}
