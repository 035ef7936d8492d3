/** True when the language is one of these tags, or a narrower one. */
export function languageHolds(wanted: readonly string[], language: string | null): boolean {
  if (wanted.length === 0) return true;
  if (language === null) return false;
  const tag = language.toLowerCase();
  return wanted.some((wider) => tag === wider || tag.startsWith(`${wider}-`));
}
