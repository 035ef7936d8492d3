const SECOND_MS = 1_000;
const UNITS = [
  { ms: 86_400_000, name: 'd' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
] as const;

/** A time span in its largest fitting unit: `35 ms`, `2.4 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < SECOND_MS) return `${Math.round(ms)} ms`;
  const unit = UNITS.find((it) => ms >= it.ms);
  if (unit) return `${Math.floor(ms / unit.ms)} ${unit.name}`;
  return `${Number((ms / SECOND_MS).toFixed(ms < 10 * SECOND_MS ? 1 : 0))} s`;
}
