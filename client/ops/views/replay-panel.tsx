import { useState } from 'preact/hooks';
import { replayWindow } from '../actions/control-queues.ts';
import { opsTexts } from '../ops-texts.ts';
import { sayOutcome } from '../state/failed-jobs.ts';
import { Panel } from './panel.tsx';

/** The form that replays the stories of a time window. */
export function ReplayPanel() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [failed, setFailed] = useState(true);
  const submit = (event: Event): void => {
    event.preventDefault();
    // Parsed as local time.
    const [begin, end] = [new Date(from), new Date(to)];
    if (begin < end) void replayWindow(begin, end, failed);
    else sayOutcome(opsTexts.badWindow);
  };
  return (
    <Panel name={opsTexts.replay} testid="replay" note={opsTexts.replayNote}>
      <form class="replay" onSubmit={submit}>
        <label>
          {opsTexts.from}{' '}
          <input type="datetime-local" required value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label>
          {opsTexts.to}{' '}
          <input type="datetime-local" required value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </label>
        <label>
          <input type="checkbox" checked={failed} onInput={(event) => setFailed(event.currentTarget.checked)} />{' '}
          {opsTexts.withFailed}
        </label>
        <button class="button" type="submit">
          {opsTexts.replayButton}
        </button>
      </form>
    </Panel>
  );
}
