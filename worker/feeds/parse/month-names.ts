/** Prefixes of month names as feeds write them, lower case and without accents; the longest match decides. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'янв', 'sty', 'led', 'oca', 'ocak', 'janv', 'ιαν', '1月', 'tammi'],
  ['feb', 'fev', 'feb', 'февр', 'фев', 'lut', 'uno', 'sub', 'φεβ', '2月', 'helmi', 'fevr'],
  ['mar', 'mrt', 'maa', 'мар', 'bre', 'μαρ', '3月', 'mrz', 'maerz', 'marz', 'mars'],
  ['apr', 'avr', 'abr', 'апр', 'kwi', 'dub', 'nis', 'απρ', '4月', 'huhti'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'май', 'мая', 'kve', 'μαι', '5月', 'touko'],
  ['jun', 'juin', 'giu', 'июн', 'cze', 'cer', 'haz', 'ιουν', '6月', 'kesa'],
  ['jul', 'juil', 'lug', 'июл', 'lip', 'tem', 'ιουλ', '7月', 'heina'],
  ['aug', 'aou', 'ago', 'авг', 'sie', 'srp', 'αυγ', '8月', 'elo'],
  ['sep', 'set', 'сен', 'wrz', 'zar', 'eyl', 'σεπ', '9月', 'syys'],
  ['oct', 'okt', 'ott', 'out', 'окт', 'paz', 'rij', 'eki', 'οκτ', '10月', 'loka'],
  ['nov', 'ноя', 'lis', 'kas', 'νοε', '11月', 'marras'],
  ['dec', 'dez', 'dic', 'des', 'дек', 'gru', 'pro', 'ara', 'δεκ', '12月', 'joulu'],
];

/** 1 to 12 for a month's name in one of the languages listed above; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (plain.length < 3) return undefined;
  const beginnings = MONTHS.map((names) =>
    Math.max(0, ...names.filter((name) => plain.startsWith(withoutMarks(name))).map((name) => name.length)),
  );
  const longest = Math.max(...beginnings);
  return longest === 0 ? undefined : beginnings.indexOf(longest) + 1;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
