import type { Bridge } from '../../../shared/contract/bridge-schema.ts';
import { hostOf } from '../../../shared/domain/host-of.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';

/** The other installations that are followed, with their health. */
export function BridgesPanel({ bridges }: { bridges: readonly Bridge[] }) {
  return (
    <Panel name={opsTexts.bridges} testid="bridges">
      <ul class="failing">
        {bridges.map(({ id, url, filter, status, taken, passedOver, error }) => (
          <li key={id}>
            <p class="states">
              <strong>{hostOf(url)}</strong> {filter && <code>{filter}</code>}{' '}
              <span data-status={status === 'failing' ? 'error' : status}>{opsTexts.bridgeStates[status]}</span>
            </p>
            <p>{opsTexts.bridgeEvents(taken, passedOver)}</p>
            {error && <p class="error">{error}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
