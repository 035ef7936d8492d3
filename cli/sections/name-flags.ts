import { InvalidArgumentError } from 'commander';
import { LANGUAGES, languageOf } from '../../shared/domain/languages.ts';

/** Reads `de=Lokales`, once for each language; an empty name stands for none. */
export function collectLabel(value: string, before: Record<string, string> = {}): Record<string, string> {
  const [tag = '', ...rest] = value.split('=');
  if (rest.length === 0 || languageOf(tag) !== tag) {
    throw new InvalidArgumentError(
      `Give a language and a name, such as de=Lokales. Languages: ${LANGUAGES.join(', ')}.`,
    );
  }
  return { ...before, [tag]: rest.join('=') };
}
