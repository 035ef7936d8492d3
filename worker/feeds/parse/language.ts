const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const LONGEST = 35;

/** A language tag as BCP 47 writes it: `en-US` for `en_us`; undefined for what is no tag. */
export function languageOf(raw: string | undefined): string | undefined {
  const tag = raw?.trim().replaceAll('_', '-') ?? '';
  if (!TAG.test(tag) || tag.length > LONGEST) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    // Looks like a tag, but its parts are none: `en-x1`.
    return undefined;
  }
}
