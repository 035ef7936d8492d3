import { useEffect } from 'preact/hooks';
import { learnWhetherOffered } from '../actions/notifications.ts';
import { chooseLevel } from '../actions/notify-columns.ts';
import { settingsTexts } from '../settings-texts.ts';
import { type Column, NOTIFY_LEVELS, type NotifyLevel } from '../state/column.ts';
import { isOfferKnown, notificationState } from '../state/notifications.ts';
import { keepQuietHours, quietHours } from '../state/quiet-hours.ts';
import { Choice } from './settings-fields.tsx';

const FIRST_HOURS = { from: '22:00', to: '07:00' };

/** A column's notification level, and the quiet hours; nothing where the server sends no notifications. */
export function NotifyFields({ column }: { column: Column }) {
  const state = notificationState.value;
  useEffect(() => void learnWhetherOffered(), []);
  if (state === 'unoffered' || !isOfferKnown.value) return null;
  const isRefused = column.notify !== 'off' && state !== 'on';
  return (
    <>
      <Choice
        label={settingsTexts.notify}
        values={NOTIFY_LEVELS}
        value={column.notify}
        text={(level: NotifyLevel) => settingsTexts.notifyLevels[level]}
        choose={(level) => void chooseLevel(column, level)}
      />
      {isRefused && (
        <p class="field-note" role="status" data-testid="notify-state">
          {settingsTexts.notifyStates[state]}
        </p>
      )}
      {column.notify !== 'off' && <QuietFields />}
    </>
  );
}

/** The quiet hours, the same for all columns. */
function QuietFields() {
  const hours = quietHours.value;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <fieldset class="field quiet">
      <legend class="field-label">{settingsTexts.quietHours}</legend>
      <label>
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) => keepQuietHours(event.currentTarget.checked ? { ...FIRST_HOURS, timeZone } : null)}
        />{' '}
        {settingsTexts.quietOn}
      </label>
      {hours && (
        <>
          <input
            type="time"
            aria-label={settingsTexts.quietFrom}
            value={hours.from}
            onChange={(event) => keepQuietHours({ ...hours, from: event.currentTarget.value, timeZone })}
          />
          –
          <input
            type="time"
            aria-label={settingsTexts.quietTo}
            value={hours.to}
            onChange={(event) => keepQuietHours({ ...hours, to: event.currentTarget.value, timeZone })}
          />
          <label>
            <input
              type="checkbox"
              checked={hours.allowFlash === true}
              onChange={(event) => keepQuietHours({ ...hours, allowFlash: event.currentTarget.checked })}
            />{' '}
            {settingsTexts.quietFlash}
          </label>
        </>
      )}
    </fieldset>
  );
}
