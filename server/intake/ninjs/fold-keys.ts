/** The names of an object's fields; none of anything else. */
export function fieldsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/**
 * The same JSON with the names of its fields in small letters: what ninjs 2 calls `versioncreated`, ninjs 3 calls
 * `versionCreated`. Its depth is bounded where JSON is read.
 */
export function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name.toLowerCase(), foldKeys(held)]));
}
