import { siteName } from '../../site-name.ts';
import { DisplayButton } from '../../views/display-button.tsx';
import { opsTexts } from '../ops-texts.ts';
import { opsConnection } from '../state/connection.ts';

/** The top bar: name, connection state, links and the sign-out button. */
export function OpsBar() {
  const state = opsConnection.value;
  return (
    <header class="ops-bar">
      <h1>{opsTexts.name(siteName())}</h1>
      <span class="connection" data-state={state} role="status">
        {{ begins: opsTexts.begins, live: opsTexts.live, away: opsTexts.away }[state]}
      </span>
      <nav>
        <DisplayButton />
        <a href="/ops/queues/">{opsTexts.board}</a>
        <form method="post" action="/ops/session/end">
          <button class="link-button" type="submit">
            {opsTexts.signOut}
          </button>
        </form>
      </nav>
    </header>
  );
}
