import * as stopwords from 'stopword';

/** Words that carry no meaning in news: the calendar, newsroom jargon, page furniture such as "share" or "photo". */
const CALENDAR: Record<string, string> = {
  en:
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat ' +
    'sun today yesterday tomorrow tonight gmt utc bst est edt cst pst pdt ist am pm',
  de:
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni ' +
    'juli august september oktober november dezember heute gestern morgen uhr',
  fr:
    'lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre ' +
    "octobre novembre décembre aujourd'hui hier demain",
  es:
    'lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto ' +
    'septiembre octubre noviembre diciembre hoy ayer mañana',
  pt:
    'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta sábado domingo ' +
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro hoje ontem amanhã',
  it:
    'lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio ' +
    'agosto settembre ottobre novembre dicembre oggi ieri domani',
};
const NEWSROOM: Record<string, string> = {
  en:
    'said says say saying told tells tell according also would could will new news mr mrs ms mister updated published ' +
    'report reports reported reporting reporter story stories exclusive breaking live read watch comment comments ' +
    'posted share email print photo photos video year years time one two three first last people',
  de: 'sagte sagt sagten laut demnach zufolge bericht berichtet berichtete mehr jahr jahre jahren neue neuen neuer',
  fr: 'dit dits selon plus aussi an ans année années nouveau nouvelle nouveaux a-t-il a-t-elle déclaré affirmé',
  es: 'dijo según también más año años nuevo nueva nuevos nuevas además señaló afirmó',
  pt: 'disse segundo também mais ano anos novo nova novos novas além afirmou',
  it: 'detto secondo anche più anno anni nuovo nuova nuovi nuove inoltre',
};
/** They begin sentences, and would be names for their capital. */
const PRONOUNS: Record<string, string> = {
  en:
    'nobody somebody anybody everybody everyone someone anyone nothing something everything anything none either ' +
    'neither',
  fr: "personne rien tout chacun chacune quelque quelqu'un aucun aucune",
  es: 'nadie alguien nada algo todos todas ninguno ninguna',
  pt: 'ninguém alguém nada algo todos todas nenhum nenhuma',
  it: 'nessuno nessuna qualcuno niente nulla tutti tutte ognuno',
};
const LISTS: Record<string, string[]> = {
  en: stopwords.eng,
  de: stopwords.deu,
  fr: stopwords.fra,
  es: stopwords.spa,
  pt: stopwords.por,
  it: stopwords.ita,
};
const sets = new Map<string, ReadonlySet<string>>();
let calendars: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The supported languages for finding names and words, as primary tags. */
export const READ_LANGUAGES: readonly string[] = Object.keys(LISTS);

/** The primary part of a language tag, in lower case: `en` of `en-GB`. */
export function primaryLanguage(language: string | null): string | undefined {
  return language?.split('-')[0]?.toLowerCase();
}

/** The words of a language, in lower case, that topics and storylines ignore; English for an unknown language. */
export function stopWordsOf(language: string | null): ReadonlySet<string> {
  const primary = primaryLanguage(language) ?? 'en';
  const key = primary in LISTS ? primary : 'en';
  const known = sets.get(key);
  if (known) return known;
  const own = [...(LISTS[key] ?? []), ...words(CALENDAR[key]), ...words(NEWSROOM[key]), ...words(PRONOUNS[key])];
  // Pages in every language contain English page furniture.
  const set = new Set([...own, ...words(CALENDAR.en)].map((word) => word.toLowerCase()));
  sets.set(key, set);
  return set;
}

/** True for months, weekdays, “today” and what stands beside a time of day (“pm”), in lower case; English always counts. */
export function isCalendarWord(word: string, language: string | null): boolean {
  const primary = primaryLanguage(language) ?? 'en';
  calendars ??= new Map(Object.entries(CALENDAR).map(([key, list]) => [key, new Set(list.split(' '))]));
  return calendars.get(primary)?.has(word) === true || calendars.get('en')?.has(word) === true;
}

function words(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(' ');
}
