import { foldText } from '../../../../shared/domain/fold-text.ts';
import { remember } from '../../text/remember.ts';

/** Titles before a name in the supported languages, and what people in the news are called by. */
const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady president vice-president vice prime minister pm premier ' +
    'chancellor king queen prince princess duke duchess pope bishop archbishop cardinal reverend rev father sister ' +
    'brother senator sen congressman congresswoman representative rep governor gov mayor councillor alderman judge ' +
    'justice attorney general gen colonel col captain capt lieutenant lt sergeant sgt corporal major admiral commander ' +
    'constable detective inspector sheriff officer deputy secretary chief chairman chairwoman chair ceo cfo executive ' +
    'director editor coach manager striker midfielder goalkeeper defender winger quarterback actor actress singer agent ' +
    'rapper comedian author novelist poet architect engineer scientist ambassador envoy spokesman spokeswoman speaker ' +
    'ex-president former then-president star legend suspect nurse doctor superintendent district assistant ' +
    'herr frau präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin ministerpräsident ' +
    'ministerpräsidentin bundespräsident minister ministerin bürgermeister bürgermeisterin oberbürgermeister papst ' +
    'könig königin trainer professorin außenminister finanzminister innenminister sprecher sprecherin ' +
    'monsieur madame mme mlle m maître président présidente ministre premier première maire pape roi reine ' +
    'docteur professeur général colonel juge procureur capitaine entraîneur sélectionneur ' +
    'señor señora sr sra don doña presidente presidenta primer ministro ministra papa rey reina alcalde alcaldesa ' +
    'doctor doctora juez jueza entrenador gobernador gobernadora ' +
    'senhor senhora primeiro prefeito prefeita rei rainha governador governadora doutor doutora deputado deputada ' +
    'signor signora sig presidentessa re sindaco sindaca professore dottor dottoressa'
  )
    .split(' ')
    .map(foldText),
);
const NAMES = 30_000;
/** "President-elect", but not "Jean-Luc". */
const LOWER_TAIL = /\p{L}-\p{Ll}+$/u;

/** Strips leading titles and a possessive ending: "President Trump's" becomes "Trump". */
export const plainName: (name: string) => string = remember(strip, NAMES);

function strip(name: string): string {
  const words = name
    .replace(/['’]s?$/u, '')
    .replace(/[-\s]+$/u, '')
    .split(/\s+/u);
  while (words.length > 1 && isTitle(words[0] ?? '')) words.shift();
  return words.join(' ');
}

/** True for a bare title, which names nobody: "President", "Prof.", "President-elect", "Super-agent". */
export function isTitle(word: string): boolean {
  const folded = foldText(word).replace(/\.$/, '');
  return TITLES.has(folded) || (LOWER_TAIL.test(word) && folded.split('-').some((part) => TITLES.has(part)));
}
