const names = new Map<string, Intl.DisplayNames>();

/** "French" for `fr-CH`, in the language of the page; the tag itself when it has no name. */
export function languageName(language: string, locale: string): string {
  return nameOf(base({ language }) ?? '', locale) ?? language;
}

/** "French" for a report in French on the card of a story in another language; undefined when both have the same. */
export function otherLanguage(
  of: { language: string | null },
  than: { language: string | null },
  locale: string,
): string | undefined {
  const [one, other] = [base(of), base(than)];
  return one === undefined || other === undefined || one === other ? undefined : nameOf(one, locale);
}

function nameOf(language: string, locale: string): string | undefined {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  names.set(locale, known);
  return known.of(language);
}

function base({ language }: { language: string | null }): string | undefined {
  return language?.toLowerCase().split('-')[0] || undefined;
}
