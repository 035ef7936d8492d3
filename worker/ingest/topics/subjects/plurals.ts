/** Regular plurals of single words; what a language does not form occurs in no text and costs only memory. */
const ENDINGS: Readonly<Record<string, (word: string) => string[]>> = {
  en: (word) => [...englishPlurals(word), ...englishSingulars(word)],
  de: (word) => ['e', 'en', 'n', 'er', 's', 'es'].map((ending) => word + ending),
  fr: (word) => (/[sx]$/.test(word) ? [] : [`${word}s`, word.replace(/al$/, 'aux'), word.replace(/(?<=eau|eu)$/, 'x')]),
  es: (word) => (word.endsWith('s') ? [] : [/[aeiou]$/.test(word) ? `${word}s` : `${word}es`]),
  pt: (word) => (word.endsWith('s') ? [] : [`${word}s`, word.replace(/[rz]$/, '$&es'), word.replace(/ao$/, 'oes')]),
  it: (word) => [word.replace(/[oe]$/, 'i'), word.replace(/a$/, 'e')],
};
/** In these languages the adjective follows its noun and takes the plural with it. */
const BOTH_INFLECTED = ['fr', 'es', 'pt', 'it'];

/** A term in singular and plural, as folded words. */
export function variantsOf(words: string[], language: string): string[][] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const plurals = ENDINGS[language]?.(last) ?? [];
  const variants = [words, ...plurals.map((plural) => [...words.slice(0, -1), plural])];
  if (words.length === 2 && BOTH_INFLECTED.includes(language)) {
    for (const first of ENDINGS[language]?.(words[0] ?? '') ?? []) {
      variants.push([first, last], ...plurals.map((plural) => [first, plural]));
    }
  }
  return variants;
}

function englishPlurals(word: string): string[] {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return word.endsWith('s') ? [] : [`${word}es`];
  return [/[^aeiou]y$/.test(word) ? word.replace(/y$/, 'ies') : `${word}s`];
}

function englishSingulars(word: string): string[] {
  if (!/[^su]s$/.test(word) || word.length < 5) return [];
  if (word.endsWith('ies')) return [word.replace(/ies$/, 'y')];
  return [word.replace(/(?<=ch|sh|x)es$|s$/, '')];
}
