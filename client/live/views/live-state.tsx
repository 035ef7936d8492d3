import { isUp } from '../follow-coverage.ts';
import { liveTexts } from '../live-texts.ts';

/** Whether posts arrive. */
export function LiveState() {
  const state = isUp.value ? 'live' : 'connecting';
  return (
    <p class="live-state" data-state={state} data-testid="live-state" role="status">
      {isUp.value ? liveTexts.connected : liveTexts.connecting}
    </p>
  );
}
