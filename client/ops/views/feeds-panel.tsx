import type { OpsOverview } from '../../../shared/wire/ops-shapes.ts';
import { number } from '../../number-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';

/** How many feeds are well, and which are not. */
export function FeedsPanel({ record }: { record: OpsOverview['record'] }) {
  const states = Object.entries(record?.feeds ?? {});
  return (
    <Panel name={opsTexts.feeds} testid="feeds">
      {states.length === 0 ? (
        <p class="nothing">{opsTexts.noFeeds}</p>
      ) : (
        <p class="states">
          {states.map(([status, feeds]) => (
            <span key={status} data-status={status}>
              <strong>{number.format(feeds)}</strong> {opsTexts.feedStates[status] ?? status}
            </span>
          ))}
        </p>
      )}
      <ul class="ailing">
        {(record?.ailing ?? []).map(({ id, title, url, error }) => (
          <li key={id}>
            <strong>{title ?? url}</strong>
            <p class="error">{error}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
