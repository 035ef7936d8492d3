import type { TopicKind } from '../../../shared/domain/story.ts';
import { foldedWords } from '../../../shared/domain/words.ts';
import { primaryLanguage } from '../text/stop-words.ts';
import { countriesIn } from './names/countries.ts';
import { kindOfWords } from './names/name-kind.ts';
import { subjectOf } from './subjects/subject-of.ts';

const CAPITALS = /^\p{Lu}.*\s\p{Lu}/u;

/** The kind of a topic by its label alone; undefined when that says nothing. */
export function kindOfLabel(label: string, language: string | null): TopicKind | undefined {
  if (subjectOf(label, language)) return 'subject';
  const words = foldedWords(label);
  if (countriesIn(primaryLanguage(language) ?? 'en').has(words.join(' '))) return 'place';
  if (!CAPITALS.test(label)) return undefined;
  const kind = kindOfWords(words);
  return kind === 'event' ? 'other' : kind;
}
