import { keepColumn, keepShared } from '../actions/columns.ts';
import type { Route } from '../state/address.ts';
import { caughtUp } from '../state/connection.ts';
import { hasRecalls } from '../state/has-recalls.ts';
import { texts } from '../texts.ts';
import { Lazy } from './lazy.tsx';

const awayNotes = () => import('./away-notes.tsx').then((chunk) => chunk.AwayNotes);
const alertButton = () => import('./alert-button.tsx').then((chunk) => chunk.AlertButton);

/** Notes above the columns: what happened while the reader was away, and what to do with columns from a link. */
export function BoardNotes({ route }: { route: Route }) {
  return (
    <div class="notes">
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
      {(caughtUp.value || hasRecalls.value) && <Lazy load={awayNotes} props={{}} />}
    </div>
  );
}
