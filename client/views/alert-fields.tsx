import '../styles/alerts.css';
import { useEffect, useState } from 'preact/hooks';
import { unitText } from '../../shared/domain/unit-text.ts';
import { alertOffer, learnAlertOffer, watchAddresses } from '../actions/alert-addresses.ts';
import { allowChime, playChime } from '../actions/chime.ts';
import { showStrip } from '../actions/page-alerts.ts';
import { alertTexts } from '../alert-texts.ts';
import { locale } from '../locale.ts';
import { ALERT_LEVELS, alerts, alertsOf, changeAlerts, setGroupSeconds } from '../state/alerts.ts';
import type { Column } from '../state/column.ts';
import { quietHours } from '../state/quiet-hours.ts';
import { AddAddress, AddressRow } from './alert-address.tsx';
import { Choice, Field } from './settings-fields.tsx';

const HOUR_S = 3_600;

const WAYS = ['strip', 'sound', 'title'] as const;
const INDEPENDENT = [1, 2, 3, 5] as const;
const GROUP_SECONDS = [60, 300, 900, 3_600] as const;

/** How a column alerts its reader: in the page, and at the reader's own addresses. */
export function AlertFields({ column }: { column: Column }) {
  useEffect(() => {
    void learnAlertOffer();
    return watchAddresses();
  }, []);
  const wishes = alertsOf(column.id);
  const isOn = wishes.to.length > 0 || WAYS.some((way) => wishes[way]);
  return (
    <fieldset class="field alerts" data-testid="alerts">
      <legend class="field-label">{alertTexts.title}</legend>
      <PageWays column={column} />
      <Addresses column={column} />
      {isOn && <Conditions column={column} />}
      {isOn && quietHours.value && <p class="alerts-note">{alertTexts.quiet}</p>}
    </fieldset>
  );
}

function PageWays({ column }: { column: Column }) {
  const wishes = alertsOf(column.id);
  const toggle = (way: (typeof WAYS)[number]): void => {
    const isOn = !wishes[way];
    changeAlerts(column.id, { [way]: isOn });
    if (!isOn) return;
    if (way === 'strip') void showStrip();
    if (way !== 'sound') return;
    // The click allows the page to play, and what it sounds like is heard at once.
    allowChime();
    playChime(false);
  };
  return (
    <div class="alerts-part">
      <span class="alerts-name">{alertTexts.inPage}</span>
      <div class="chips">
        {WAYS.map((way) => (
          <button type="button" class="chip" key={way} aria-pressed={wishes[way]} onClick={() => toggle(way)}>
            {alertTexts.ways[way]}
          </button>
        ))}
      </div>
    </div>
  );
}

function Addresses({ column }: { column: Column }) {
  const [isAdding, setAdding] = useState(false);
  const kinds = alertOffer.value?.kinds ?? [];
  const { targets } = alerts.value;
  if (kinds.length === 0 && targets.length === 0) return null;
  return (
    <div class="alerts-part">
      <span class="alerts-name">{alertTexts.sendTo}</span>
      {targets.map((target) => (
        <AddressRow key={target.id} column={column} target={target} />
      ))}
      {isAdding ? (
        <AddAddress column={column} kinds={kinds} close={() => setAdding(false)} />
      ) : (
        kinds.length > 0 && (
          <button type="button" class="button-small" data-testid="add-address" onClick={() => setAdding(true)}>
            {alertTexts.addAddress}
          </button>
        )
      )}
    </div>
  );
}

function Conditions({ column }: { column: Column }) {
  const { level, independent, onlyNew } = alertsOf(column.id);
  return (
    <>
      <Choice
        label={alertTexts.level}
        values={ALERT_LEVELS}
        value={level}
        text={(each) => alertTexts.levels[each]}
        choose={(each) => changeAlerts(column.id, { level: each })}
      />
      <NumberChoice
        label={alertTexts.independent}
        values={INDEPENDENT}
        value={independent}
        text={alertTexts.publishers}
        choose={(count) => changeAlerts(column.id, { independent: count })}
      />
      <label class="alerts-check">
        <input
          type="checkbox"
          checked={onlyNew}
          onChange={(event) => changeAlerts(column.id, { onlyNew: event.currentTarget.checked })}
        />{' '}
        {alertTexts.onlyNew}
      </label>
      {alerts.value.targets.length > 0 && (
        <NumberChoice
          label={alertTexts.group}
          values={GROUP_SECONDS}
          value={alerts.value.groupSeconds}
          text={groupText}
          choose={setGroupSeconds}
        />
      )}
    </>
  );
}

interface NumberChoiceProps {
  label: string;
  values: readonly number[];
  value: number;
  text: (value: number) => string;
  choose: (value: number) => void;
}

function NumberChoice({ label, values, value, text, choose }: NumberChoiceProps) {
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {values.map((each) => (
          <option key={each} value={each}>
            {text(each)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function groupText(seconds: number): string {
  if (seconds < HOUR_S) return unitText(seconds / 60, 'minute', locale);
  return unitText(seconds / HOUR_S, 'hour', locale);
}
