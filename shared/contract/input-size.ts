import type { FieldError } from '../domain/errors.ts';

/** Valid input has less than half of this; validating more would report every single field. */
const FIELDS_MAX = 100;
const VALUES_MAX = 1_000;
const DEPTH_MAX = 16;

/** The first part of the input with over 100 fields, 1,000 values or 16 levels; undefined when there is none. */
export function findOversize(input: unknown, path: readonly (string | number)[] = []): FieldError | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if (path.length === DEPTH_MAX) return tooLarge(path, `must be nested at most ${DEPTH_MAX} levels deep`);
  if (Array.isArray(input)) {
    const most = VALUES_MAX.toLocaleString('en');
    return input.length > VALUES_MAX
      ? tooLarge(path, `must hold at most ${most} values`)
      : firstOversize(input.entries(), path);
  }
  return Object.keys(input).length > FIELDS_MAX
    ? tooLarge(path, `must hold at most ${FIELDS_MAX} fields`)
    : firstOversize(Object.entries(input), path);
}

function firstOversize(
  parts: Iterable<[string | number, unknown]>,
  path: readonly (string | number)[],
): FieldError | undefined {
  for (const [name, part] of parts) {
    const found = typeof part === 'object' ? findOversize(part, [...path, name]) : undefined;
    if (found) return found;
  }
  return undefined;
}

function tooLarge(path: readonly (string | number)[], detail: string): FieldError {
  return { field: path.join('.'), rule: 'too_large', detail };
}
