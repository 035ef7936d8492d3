import { opsTexts } from '../ops-texts.ts';
import { looking } from '../state/looking.ts';

/** The name, whether what is shown is live, and the ways out. */
export function OpsBar() {
  const state = looking.value;
  return (
    <header class="ops-bar">
      <h1>{opsTexts.name}</h1>
      <span class="looking" data-state={state} role="status">
        {{ begins: opsTexts.begins, live: opsTexts.live, away: opsTexts.away }[state]}
      </span>
      <nav>
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
