import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, type Language } from '../domain/languages.ts';
import { type Catalogue, compileCatalogue } from './compile-catalogue.ts';

/**
 * The names of all areas: the files of the English catalogue.
 * @internal
 */
export function allAreas(): string[] {
  const files = readdirSync(path.join(import.meta.dirname, 'en'));
  return files.filter((file) => file.endsWith('.json')).map((file) => path.basename(file, '.json'));
}

/** The file of an area's messages in a language. */
export function catalogueFile(language: Language, area: string): string {
  return path.join(import.meta.dirname, language, `${area}.json`);
}

/** The messages of these areas in a language. */
export function readCatalogue(language: Language, areas: readonly string[]): Catalogue {
  const files = areas.map((area) => JSON.parse(readFileSync(catalogueFile(language, area), 'utf8')));
  return Object.assign({}, ...files);
}

/** The same as a JavaScript module. */
export function compileAreas(language: Language, areas: readonly string[]): string {
  return compileCatalogue(readCatalogue('en', areas), readCatalogue(language, areas));
}

/** Eight characters that change with any text of these areas, in any language. */
export function fingerprintOf(areas: readonly string[]): string {
  const texts = LANGUAGES.map((language) => compileAreas(language, areas));
  return createHash('sha256').update(texts.join('\0')).digest('base64url').slice(0, 8);
}
