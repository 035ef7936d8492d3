import { unitText } from '../../shared/domain/unit-text.ts';
import { locale } from '../locale.ts';

const UNITS = [
  { bytes: 1e9, name: 'gigabyte' },
  { bytes: 1e6, name: 'megabyte' },
  { bytes: 1e3, name: 'kilobyte' },
] as const;
const TEN = 10;

/** A size in its largest fitting unit, with one decimal below ten: `4.2 GB`, `380 MB`. */
export function bytesText(bytes: number): string {
  const unit = UNITS.find((it) => bytes >= it.bytes) ?? UNITS[2];
  const value = bytes / unit.bytes;
  return unitText(Number(value.toFixed(value < TEN ? 1 : 0)), unit.name, locale);
}
