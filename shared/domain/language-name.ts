const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** "French" for `fr-CH`; the tag itself when it has no name. */
export function languageName(language: string): string {
  return names.of(base({ language }) ?? '') ?? language;
}

/** "French" for a report in French on the card of a story in another language; undefined when both have the same. */
export function otherLanguage(of: { language: string | null }, than: { language: string | null }): string | undefined {
  const [one, other] = [base(of), base(than)];
  return one === undefined || other === undefined || one === other ? undefined : names.of(one);
}

function base({ language }: { language: string | null }): string | undefined {
  return language?.toLowerCase().split('-')[0] || undefined;
}
