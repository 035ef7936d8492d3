import { useState } from 'preact/hooks';
import { dismiss } from '../actions/dismiss-problem.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';

const HOURS = [1, 8, 24, 7 * 24];
const HOUR_MS = 3_600_000;
const REASON_MAX = 500;

/** A button that opens a form to dismiss a problem with a reason. */
export function DismissForm({ problem }: { problem: string }) {
  const [isOpen, setOpen] = useState(false);
  const [hours, setHours] = useState(8);
  const [reason, setReason] = useState('');
  if (!isOpen) {
    return (
      <button class="link-button" type="button" onClick={() => setOpen(true)}>
        {opsTexts.dismiss}
      </button>
    );
  }
  return (
    <form
      class="dismiss-form"
      onSubmit={(event) => {
        event.preventDefault();
        void dismiss(problem, reason, hours);
      }}
    >
      <label>
        {opsTexts.reason}{' '}
        <input
          required
          maxLength={REASON_MAX}
          value={reason}
          // Opened by a click on the button that it replaces.
          ref={(input) => input?.focus()}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label>
        {opsTexts.dismissSpan}{' '}
        <select value={hours} onChange={(event) => setHours(Number(event.currentTarget.value))}>
          {HOURS.map((count) => (
            <option key={count} value={count}>
              {duration(count * HOUR_MS)}
            </option>
          ))}
        </select>
      </label>
      <button class="button-small is-main" type="submit">
        {opsTexts.dismissConfirm}
      </button>
      <button class="button-small" type="button" onClick={() => setOpen(false)}>
        {opsTexts.cancel}
      </button>
    </form>
  );
}
