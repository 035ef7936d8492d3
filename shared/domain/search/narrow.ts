/** What both lists allow; an empty list allows everything. Every story has at most one of these values. */
export function narrow(held: readonly string[] | undefined, values: string[]): string[] {
  if (held === undefined || held.length === 0) return values;
  const known = new Set(held.map((value) => value.toLowerCase()));
  return values.filter((value) => known.has(value));
}

/** The same for language tags: of a wider and a narrower tag, the narrower one is what both allow. */
export function narrowLanguages(held: readonly string[] | undefined, values: string[]): string[] {
  if (held === undefined || held.length === 0) return values;
  return held
    .map((tag) => tag.toLowerCase())
    .flatMap((tag) => {
      const narrower = values.filter((value) => isWithin(value, tag));
      return values.some((value) => isWithin(tag, value)) ? [...narrower, tag] : narrower;
    });
}

function isWithin(narrower: string, wider: string): boolean {
  return narrower === wider || narrower.startsWith(`${wider}-`);
}
