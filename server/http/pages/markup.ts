/** Text that is markup already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | null | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** XML has no way to write these. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/** Writes HTML or XML: every value is escaped unless it is markup itself; lists are joined, nothing is nothing. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((written, text, index) => written + escaped(parts[index - 1]) + text));
}

/** Text that is safe as it is: what the sanitiser let through. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** The text without what XML has no way to write: control characters, noncharacters, lone surrogates. */
export function dropNotInXml(text: string): string {
  return text.replace(NOT_IN_XML, '');
}

/** A value as a data block may hold it: nothing in it can end the block. */
export function jsonBlock(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function escaped(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(escaped).join('');
  return dropNotInXml(String(part)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
