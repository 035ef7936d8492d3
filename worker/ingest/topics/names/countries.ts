import { topicSlug } from '../../../../shared/domain/topic.ts';
import { foldedWords } from '../../../../shared/domain/words.ts';

/** Names in news that the Unicode CLDR does not use, by country code. */
const ALSO: Readonly<Record<string, string>> = {
  US: 'united states of america,us,usa,the us,america,etats unis d amerique,vereinigten staaten,vereinigte staaten von amerika,estados unidos de america,eua,eeuu,stati uniti d america',
  GB: 'uk,britain,great britain,grossbritannien,grande bretagne,gran bretana,gra bretanha,gran bretagna',
  AE: 'uae,emirates',
  BA: 'bosnia',
  CD: 'democratic republic of congo,democratic republic of the congo,dr congo,drc',
  CI: 'ivory coast',
  CZ: 'czech republic',
  KP: 'north korea',
  KR: 'south korea',
  MK: 'macedonia',
  MM: 'burma,myanmar',
  NL: 'holland,the netherlands',
  PS: 'palestine',
  RU: 'russian federation',
  SZ: 'swaziland',
  TR: 'turkey',
  CV: 'cape verde',
  TL: 'east timor',
  VA: 'vatican',
};
/** Labels that are more usual than those of the CLDR. */
const LABELS: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  MO: 'Macau',
  PS: 'Palestine',
  TR: 'Turkey',
  BA: 'Bosnia and Herzegovina',
};
/** Codes of no country, and countries whose names are mostly something else. */
const NONE = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'CQ']);

/** A country as a topic. */
export interface Country {
  slug: string;
  label: string;
}

const countries = new Map<string, Country>();
const byLanguage = new Map<string, ReadonlyMap<string, Country>>();

/** The countries by their names in a language and in English, as folded words; from `Intl.DisplayNames` (CLDR). */
export function countriesIn(language: string): ReadonlyMap<string, Country> {
  const known = byLanguage.get(language);
  if (known) return known;
  const english = language === 'en' ? undefined : countriesIn('en');
  const names = new Map<string, Country>(english);
  for (const [code, name] of regionNames(language)) {
    const country = countryOf(code);
    if (!country) continue;
    names.set(keyOf(name), country);
    if (language === 'en') for (const also of (ALSO[code] ?? '').split(',')) names.set(also, country);
  }
  names.delete('');
  byLanguage.set(language, names);
  return names;
}

/** A country by its code; undefined for an unknown code. */
export function countryOf(code: string): Country | undefined {
  if (countries.size === 0) {
    for (const [each, name] of regionNames('en')) {
      const label = LABELS[each] ?? withoutAside(name);
      countries.set(each, { slug: topicSlug(label), label });
    }
  }
  return countries.get(code);
}

function regionNames(language: string): [code: string, name: string][] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters.flatMap((first) =>
    letters.flatMap((second): [string, string][] => {
      const code = first + second;
      const name = NONE.has(code) ? undefined : names.of(code);
      return name === undefined ? [] : [[code, name]];
    }),
  );
}

/** "Myanmar (Burma)" is Myanmar. */
function withoutAside(name: string): string {
  return name.split(' (')[0] ?? name;
}

function keyOf(name: string): string {
  return foldedWords(withoutAside(name)).join(' ');
}
