import { foldedWords } from '../../../../shared/domain/words.ts';
import type { Subject } from '../../../../shared/node/topics/subjects/media-topics.ts';
import { primaryLanguage } from '../../text/stop-words.ts';
import { termsOf } from './read-vocabulary.ts';

/** The subject that a label names, in the language or in English: "Films" and "Cinéma" are one. */
export function subjectOf(label: string, language: string | null): Subject | undefined {
  const words = foldedWords(label);
  return named(words, primaryLanguage(language) ?? 'en') ?? named(words, 'en');
}

function named([first = '', ...rest]: string[], language: string): Subject | undefined {
  const whole = termsOf(language)
    .get(first)
    ?.filter(
      (term) =>
        term.subject.isTopic && term.rest.length === rest.length && term.rest.every((word, at) => word === rest[at]),
    );
  return (whole?.find(({ isHint }) => !isHint) ?? whole?.find(({ isLabel }) => isLabel))?.subject;
}
