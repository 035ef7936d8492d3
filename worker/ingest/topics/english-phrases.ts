import model from 'wink-eng-lite-web-model';
import winkNlp, { type ItsFunction } from 'wink-nlp';
import { isTitle } from './honorifics.ts';
import type { Phrase } from './phrase.ts';

/** Words that may stand inside a name: "Gulf of Aden". */
const LINKS = new Set(['of', 'the', 'de', 'du', 'la', 'van', 'von', 'al', 'bin', '&']);
const NAME_WORDS_MAX = 5;
const THING_LETTERS_MIN = 4;
/** Nouns that every kind of story has. */
const GENERAL = new Set(
  (
    'afternoon morning evening week weekend month decade moment time percent million billion dollar number part place ' +
    'side hand hold point end start case thing something someone everyone anyone way kind sort list line center centre ' +
    'office area home member group head body man woman person guy boy girl child family friend name word question ' +
    'answer statement source official spokesman spokeswoman spokesperson witness authority country city town state ' +
    'nation world street road building room door degree amount total plan idea issue problem reason result fact detail ' +
    'information page site website article image caption file item account minute hour today nothing everything lot ' +
    'total change move step role record life career back turn run look call help need work site'
  ).split(' '),
);
const CAPITAL = /^\p{Lu}/u;
const LOWER = /^\p{Ll}/u;
const nlp = winkNlp(model, ['pos']);
// Its declared type lacks what `out` passes.
const lemmaOf = nlp.its.lemma as unknown as ItsFunction<string>;

interface Word {
  text: string;
  pos: string;
  lemma: string;
}

/** The names and things of an English text, by the parts of speech that wink-nlp tells, in the order of the text. */
export function englishPhrases(text: string): Phrase[] {
  const tokens = nlp.readDoc(text).tokens();
  const pos: string[] = tokens.out(nlp.its.pos);
  const lemmas: string[] = tokens.out(lemmaOf);
  const words = tokens
    .out()
    .map((value, index) => ({ text: value, pos: pos[index] ?? '', lemma: lemmas[index] ?? '' }));
  return [...names(words), ...things(words)];
}

function names(words: Word[]): Phrase[] {
  const found: Phrase[] = [];
  let run: string[] = [];
  const close = (): void => {
    while (run.length > 0 && LINKS.has(run.at(-1) ?? '')) run.pop();
    if (run.length > 0 && run.length <= NAME_WORDS_MAX) found.push({ label: run.join(' '), kind: 'name' });
    run = [];
  };
  for (const word of words) {
    if (isNameWord(word)) run.push(word.text);
    else if (run.length > 0 && LINKS.has(word.text)) run.push(word.text);
    else close();
  }
  close();
  return found;
}

function isNameWord({ text, pos }: Word): boolean {
  return (
    CAPITAL.test(text) && (pos === 'PROPN' || (pos === 'NOUN' && isTitle(text)) || (pos === 'ADJ' && text.length > 3))
  );
}

function things(words: Word[]): Phrase[] {
  return words
    .filter(({ pos, text }) => pos === 'NOUN' && LOWER.test(text))
    .filter(({ lemma }) => lemma.length >= THING_LETTERS_MIN && /^\p{L}+$/u.test(lemma) && !GENERAL.has(lemma))
    .map(({ lemma }) => ({ label: lemma.replace(/^\p{L}/u, (letter) => letter.toUpperCase()), kind: 'thing' }));
}
