import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import type { JoinCode } from '../../../shared/contract/reader-shapes.ts';
import { devicesTexts } from '../../devices-texts.ts';
import { now } from '../../state/clock.ts';

const HALF = 4;
const MINUTE_MS = 60_000;

/** A code for another device, in letters and as a QR code of the link that has it. */
export function CodePart({ code: { code, expiresAt } }: { code: JoinCode }) {
  const link = `${location.origin}/#join=${code}`;
  const qr = useMemo(() => encode(link, { ecc: 'M', border: 2 }), [link]);
  const squares = qr.data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <div class="devices-code">
      <div>
        <p>{devicesTexts.codeHint}</p>
        <p class="devices-letters" data-testid="code">
          {code.slice(0, HALF)} {code.slice(HALF)}
        </p>
        <p class="devices-hint">
          {devicesTexts.codeEnds(Math.max(1, Math.round((Date.parse(expiresAt) - now.value) / MINUTE_MS)))}{' '}
          {devicesTexts.qrHint}
        </p>
      </div>
      <svg class="devices-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={devicesTexts.qrLabel}>
        <path d={squares} />
      </svg>
    </div>
  );
}
