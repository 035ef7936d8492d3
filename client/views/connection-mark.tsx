import { connectionState, trafficToday } from '../state/connection.ts';
import { texts } from '../texts.ts';

/** The connection state as a word, with a dot whose shape and colour repeat it. */
export function ConnectionMark() {
  const state = connectionState.value;
  return (
    <p
      class="connection"
      data-testid="connection"
      data-state={state}
      role="status"
      aria-label={texts.connectionLabel}
      title={texts.traffic(Math.ceil(trafficToday.value / 1024))}
    >
      <span class="connection-dot" aria-hidden="true" />
      <span key={state}>{texts.connection[state]}</span>
    </p>
  );
}
