import { useState } from 'preact/hooks';
import type { AlertDelivery, AlertKind } from '../../shared/contract/alert-schema.ts';
import { addAddress, alertStates, removeAddress, testAddress } from '../actions/alert-addresses.ts';
import { alertTexts } from '../alert-texts.ts';
import { WriteFailure } from '../net/write-client.ts';
import { type AlertTarget, alertsOf, changeAlerts } from '../state/alerts.ts';
import type { Column } from '../state/column.ts';
import { clockText } from './clock-text.ts';

/** One address: whether this column sends alerts there, its state, and what was last sent. */
export function AddressRow({ column, target }: { column: Column; target: AlertTarget }) {
  const { problem, run } = useProblem();
  const { to } = alertsOf(column.id);
  const state = alertStates.value[target.id];
  const choose = (isOn: boolean): void => {
    const others = to.filter((id) => id !== target.id);
    changeAlerts(column.id, { to: isOn ? [...others, target.id] : others });
  };
  const [last] = state?.deliveries ?? [];
  return (
    <div class="alerts-address" data-testid="alert-address">
      <label class="alerts-check">
        <input
          type="checkbox"
          checked={to.includes(target.id)}
          onChange={(event) => choose(event.currentTarget.checked)}
        />{' '}
        <span class="alerts-kind">{alertTexts.kinds[target.kind]}</span> <bdi>{target.address}</bdi>
      </label>
      <p class="alerts-state" role="status" data-testid="alert-state">
        {state && (state.reason === undefined ? alertTexts.states[state.state] : alertTexts.ended(state.reason))}
        {last && last.kind !== 'confirm' && <span data-testid="alert-delivery"> · {deliveryText(last)}</span>}
      </p>
      <div class="alerts-acts">
        {state?.state === 'active' && (
          <button type="button" class="button-small" onClick={() => void run(() => testAddress(target))}>
            {alertTexts.test}
          </button>
        )}
        <button type="button" class="button-small" onClick={() => void run(() => removeAddress(target))}>
          {alertTexts.remove}
        </button>
      </div>
      <Problem text={problem} />
    </div>
  );
}

interface AddProps {
  column: Column;
  kinds: readonly AlertKind[];
  close: () => void;
}

/** Adds an address. It is no form of its own, because it is within the form of the column. */
export function AddAddress({ column, kinds, close }: AddProps) {
  const { problem, run } = useProblem();
  const [kind, setKind] = useState(kinds[0] ?? 'webhook');
  const [address, setAddress] = useState('');
  const add = (): void => {
    if (address.trim() === '') return;
    void run(async () => {
      await addAddress(column, kind, address.trim());
      close();
    });
  };
  return (
    <div class="alerts-add">
      <select
        aria-label={alertTexts.kind}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as AlertKind)}
      >
        {kinds.map((each) => (
          <option key={each} value={each}>
            {alertTexts.kinds[each]}
          </option>
        ))}
      </select>
      <input
        type="text"
        inputMode={kind === 'email' ? 'email' : 'url'}
        aria-label={alertTexts.address}
        placeholder={alertTexts.hints[kind]}
        value={address}
        onInput={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <button type="button" class="button-small is-main" onClick={add}>
        {alertTexts.add}
      </button>
      <Problem text={problem} />
    </div>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="field-note" role="alert">
      {text}
    </p>
  );
}

/** Runs what may fail, and says why it did. */
function useProblem() {
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(failureText(error));
    }
  };
  return { problem, run };
}

function failureText(error: unknown): string | undefined {
  if (!(error instanceof WriteFailure)) throw error;
  // The server names the rule that the address breaks.
  if (error.code === 'validation_failed') return error.message.replace('address: ', `${alertTexts.address} `);
  const failures: Readonly<Record<string, string>> = alertTexts.failures;
  return failures[error.code] ?? alertTexts.failures.other;
}

function deliveryText({ kind, status, error, at }: AlertDelivery): string {
  const what = alertTexts.delivery(
    alertTexts.deliveries[kind],
    alertTexts.delivered[status],
    clockText(Date.parse(at)),
  );
  return error === null ? what : alertTexts.because(what, error);
}
