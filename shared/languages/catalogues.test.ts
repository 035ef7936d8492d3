import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../domain/languages.ts';
import { type Catalogue, isGroup, namesIn } from './compile-catalogue.ts';
import { parseMessage, usedIn } from './compile-message.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { allAreas, readCatalogue } from './read-catalogue.ts';

const AREAS = allAreas();
const english = messagesOf(readCatalogue('en', AREAS));

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the catalogue in %s', (language) => {
  const translated = messagesOf(readCatalogue(language, AREAS));

  test('has every message of the English one, and no other', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('uses the same parameters', () => {
    const parameters = (messages: ReadonlyMap<string, string>): [string, string[]][] =>
      [...messages].map(([name, message]) => [name, [...usedIn(parseMessage(message)).keys()].sort()]);
    expect(Object.fromEntries(parameters(translated))).toEqual(Object.fromEntries(parameters(english)));
  });

  test('has the plural forms of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const lacking = [...translated].flatMap(([name, message]) => {
      const forms = pluralForms(parseMessage(message));
      if (language === 'ar') return forms.flatMap((has) => pluralCategories.filter((each) => !has.includes(each)));
      // Elsewhere, a form that English has is not forgotten.
      const count = (of: string[][], each: string): number => of.filter((has) => has.includes(each)).length;
      const original = pluralForms(parseMessage(english.get(name) ?? ''));
      return pluralCategories.filter((each) => count(forms, each) < count(original, each)).map((each) => [name, each]);
    });
    expect(lacking).toEqual([]);
  });

  test('is empty where the English one is empty, and nowhere else', () => {
    const empty = (messages: ReadonlyMap<string, string>) => [...messages].filter(([, text]) => text.trim() === '');
    expect(empty(translated).map(([name]) => name)).toEqual(empty(english).map(([name]) => name));
  });
});

test.each(LANGUAGES)('every message in %s can be compiled', async (language) => {
  await expect(loadCatalogue(language, AREAS)).resolves.toBeDefined();
});

/** Every message by its path. */
function messagesOf(catalogue: Catalogue, at = ''): Map<string, string> {
  return new Map(
    namesIn(catalogue).flatMap((name) => {
      const value = catalogue[name];
      if (isGroup(value)) return [...messagesOf(value, `${at}${name}.`)];
      return [value ?? ''].flat().map((text, index): [string, string] => [`${at}${name}#${index}`, text]);
    }),
  );
}

function pluralForms(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => pluralForms(value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inside] : inside;
  });
}
