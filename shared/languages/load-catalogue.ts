import type { Language } from '../domain/languages.ts';
import { type MessageTools, messageTools } from '../domain/message-tools.ts';
import { compileAreas } from './read-catalogue.ts';

type MakeTexts = (tools: MessageTools) => object;

/** The texts of these areas in a language, for Node; the page gets them compiled by its build. */
export async function loadCatalogue(language: Language, areas: readonly string[]): Promise<object> {
  const code = Buffer.from(compileAreas(language, areas)).toString('base64');
  const module = (await import(`data:text/javascript;base64,${code}`)) as { default: MakeTexts };
  return module.default(messageTools(language));
}
