/** What compiled messages use to format their parameters. */
export interface MessageTools {
  number: (value: number) => string;
  list: (names: readonly string[]) => string;
  /** The form for a value itself, for a number's plural category, or for anything else. */
  pick: (value: unknown, forms: Readonly<Record<string, string>>) => string;
}

/** The tools of a locale. */
export function messageTools(locale: string): MessageTools {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  let lists: Intl.ListFormat | undefined;
  return {
    number: (value) => numbers.format(value),
    list(names) {
      lists ??= new Intl.ListFormat(listLocale(locale), { type: 'conjunction' });
      return lists.format(names);
    },
    pick: (value, forms) =>
      forms[String(value)] ??
      (typeof value === 'number' ? forms[plurals.select(value)] : undefined) ??
      forms.other ??
      '',
  };
}

/** Newspapers write no comma before "and". */
function listLocale(locale: string): string {
  return locale.startsWith('en') ? 'en-GB' : locale;
}
