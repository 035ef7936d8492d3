const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const LONGEST = 35;

/** Normalises a language tag to BCP 47 (`en_us` becomes `en-US`); undefined for anything else. */
export function languageOf(raw: string | undefined): string | undefined {
  const tag = raw?.trim().replaceAll('_', '-') ?? '';
  if (!TAG.test(tag) || tag.length > LONGEST) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    // Looks like a tag, but its parts are invalid: `en-x1`.
    return undefined;
  }
}
