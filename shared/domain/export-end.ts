/**
 * How an export ended, by its lines in order: after `progress`, or with `more` to request from there. Undefined when it
 * broke off, even between two lines.
 */
export function exportEnd<Line extends { type: string }>(
  lines: readonly Line[],
): { progress: Line; isLast: boolean } | undefined {
  const isLast = lines.at(-1)?.type !== 'more';
  const progress = lines.at(isLast ? -1 : -2);
  return progress?.type === 'progress' ? { progress, isLast } : undefined;
}
