import type { CanaryFigures } from '../../../shared/contract/ops-shapes.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';
import { Share } from './share.tsx';

/** The latency and losses of canary stories, which no reader sees. */
export function CanaryPanel({ canary, bounds }: { canary: CanaryFigures; bounds: number[] }) {
  const { everySeconds, lastSeenAt, lost, latency: counts } = canary;
  const seen = lastSeenAt === null ? undefined : Math.max(0, Date.now() - Date.parse(lastSeenAt));
  const facts = [
    opsTexts.canaryEvery(duration(everySeconds * 1_000)),
    opsTexts.canarySeen(seen === undefined ? undefined : duration(seen)),
    opsTexts.canaryLost(lost),
  ];
  return (
    <Panel name={opsTexts.canary} testid="canary" note={opsTexts.canaryNote}>
      {counts.some((count) => count > 0) && (
        <dl class="figures">
          <Share name={opsTexts.median} latency={{ counts, bounds }} share={0.5} />
          <Share name={opsTexts.slowest} latency={{ counts, bounds }} share={0.99} />
        </dl>
      )}
      <p>{facts.join(' · ')}</p>
    </Panel>
  );
}
