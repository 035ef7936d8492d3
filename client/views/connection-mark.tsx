import { connectionState, trafficToday } from '../state/connection.ts';
import { texts } from '../texts.ts';

/** Says in a word whether the page is up to date; a shape and a colour say it again. */
export function ConnectionMark() {
  const state = connectionState.value;
  return (
    <p
      class="connection"
      data-testid="connection"
      data-state={state}
      role="status"
      aria-label={texts.connectionLabel}
      title={texts.traffic(trafficToday.value)}
    >
      <span class="connection-dot" aria-hidden="true" />
      {texts.connection[state]}
    </p>
  );
}
