import type { OpsOverview } from '../../../shared/contract/ops-shapes.ts';
import { number } from '../../number-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';

/** The number of feeds by status, and the failing ones with their errors. */
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
              <strong>{number.format(feeds)}</strong>{' '}
              {(opsTexts.feedStates as Record<string, string>)[status] ?? status}
            </span>
          ))}
        </p>
      )}
      <ul class="failing">
        {(record?.failing ?? []).map(({ id, title, url, error }) => (
          <li key={id}>
            <strong>{title ?? url}</strong>
            <p class="error">{error}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
