import { unitText } from '../../shared/domain/unit-text.ts';
import { locale } from '../locale.ts';

const SECOND_MS = 1_000;
const UNITS = [
  { ms: 86_400_000, name: 'day' },
  { ms: 3_600_000, name: 'hour' },
  { ms: 60_000, name: 'minute' },
] as const;

/** A time span in its largest fitting unit: `35 ms`, `2.4 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < SECOND_MS) return unitText(Math.round(ms), 'millisecond', locale);
  const unit = UNITS.find((it) => ms >= it.ms);
  if (unit) return unitText(Math.floor(ms / unit.ms), unit.name, locale);
  return unitText(Number((ms / SECOND_MS).toFixed(ms < 10 * SECOND_MS ? 1 : 0)), 'second', locale);
}
