import type { OpsLatency } from '../../../shared/contract/ops-shapes.ts';
import { percentile } from '../../../shared/domain/percentile.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';

interface ShareProps {
  name: string;
  latency: OpsLatency;
  share: number;
}

/** A percentile of the latency; `share` is from 0 to 1. */
export function Share({ name, latency: { counts, bounds }, share }: ShareProps) {
  const seconds = percentile(counts, bounds, share) ?? 0;
  const last = bounds.at(-1) ?? 0;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{seconds > last ? opsTexts.beyond(duration(last * 1_000)) : duration(seconds * 1_000)}</dd>
    </div>
  );
}
