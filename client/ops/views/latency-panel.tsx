import type { OpsLatency } from '../../../shared/contract/ops-shapes.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';
import { Share } from './share.tsx';

/** Delivery latency: two percentiles and the histogram. */
export function LatencyPanel({ latency }: { latency: OpsLatency }) {
  const { counts, bounds } = latency;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <Panel name={opsTexts.latency} testid="latency" note={opsTexts.latencyNote}>
      {total === 0 ? (
        <p class="nothing">{opsTexts.noDeliveries}</p>
      ) : (
        <>
          <dl class="figures">
            <Share name={opsTexts.median} latency={latency} share={0.5} />
            <Share name={opsTexts.slowest} latency={latency} share={0.99} />
          </dl>
          <Histogram counts={counts} bounds={bounds} />
          <p class="note">{opsTexts.deliveries(total)}</p>
        </>
      )}
    </Panel>
  );
}

function Histogram({ counts, bounds }: { counts: number[]; bounds: number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <ol class="histogram">
      {counts.map((count, bucket) => {
        const bound = bounds[bucket];
        const label =
          bound === undefined
            ? opsTexts.beyond(duration((bounds.at(-1) ?? 0) * 1_000))
            : opsTexts.upTo(duration(bound * 1_000));
        return (
          <li key={label} title={`${label}: ${count}`}>
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" role="img" aria-label={`${label}: ${count}`}>
              <rect x="0" width="10" y={100 - (count / most) * 100} height={(count / most) * 100} />
            </svg>
            <span aria-hidden="true">{bound === undefined ? opsTexts.more : duration(bound * 1_000)}</span>
          </li>
        );
      })}
    </ol>
  );
}
