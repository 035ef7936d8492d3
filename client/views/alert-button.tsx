import { useEffect } from 'preact/hooks';
import { learnWhetherOffered } from '../actions/notifications.ts';
import { alertTo } from '../actions/notify-columns.ts';
import { settingsTexts } from '../settings-texts.ts';
import type { Column } from '../state/column.ts';
import { isOfferKnown, notificationState } from '../state/notifications.ts';

/** Follows a column and notifies of every story in it; nothing where the server sends no notifications. */
export function AlertButton({ column }: { column: Column }) {
  const state = notificationState.value;
  useEffect(() => void learnWhetherOffered(), []);
  if (!isOfferKnown.value || state === 'unoffered' || state === 'unsupported') return null;
  return (
    <button type="button" class="button-small" data-testid="alert-me" onClick={() => void alertTo(column)}>
      {settingsTexts.alertMe}
    </button>
  );
}
