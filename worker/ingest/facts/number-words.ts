/** Two to twelve; one is an article in most languages. Words that mostly mean something else are left out. */
const SMALL: Readonly<Record<string, string>> = {
  en: 'two three four five six seven eight nine ten eleven twelve',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  fr: 'deux trois quatre cinq six sept huit - dix onze douze',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
  pt: 'dois três quatro cinco seis sete oito nove dez onze doze',
  it: 'due tre quattro cinque - sette otto nove dieci undici dodici',
};
const FIRST = 2;
const SIZES: readonly [words: string, size: number][] = [
  ['hundred hundert cent cents', 1e2],
  ['thousand tausend mille mil mila', 1e3],
  ['million millions mio millionen millón millones milhão milhões milione milioni m mn', 1e6],
  ['billion billions bn milliarde milliarden mrd milliard milliards bilhão bilhões miliardo miliardi', 1e9],
  ['trillion trillions tn trilhão trilhões', 1e12],
];
const SIZE_OF = new Map(SIZES.flatMap(([words, size]) => words.split(' ').map((word) => [word, size] as const)));
const VALUES = new Map(Object.entries(SMALL).map(([language, words]) => [language, valuesOf(words)]));
const NONE: ReadonlyMap<string, number> = new Map();

/** The words for two to twelve of a language, in lower case, with their values. */
export function smallNumbers(language: string): ReadonlyMap<string, number> {
  return VALUES.get(language) ?? NONE;
}

/** What a word such as “million”, in lower case, multiplies a number by; undefined for any other word. */
export function sizeOf(word: string): number | undefined {
  return SIZE_OF.get(word);
}

function valuesOf(words: string): ReadonlyMap<string, number> {
  const all = words.split(' ').map((word, index): [string, number] => [word, index + FIRST]);
  return new Map(all.filter(([word]) => word !== '-'));
}
