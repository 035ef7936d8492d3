/** Text that is already escaped markup. */
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
/** XML cannot represent these. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/** Template tag for HTML or XML: escapes values that are no `Markup`, joins lists, skips null, undefined and false. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((written, text, index) => written + escaped(parts[index - 1]) + text));
}

/** Markup that the sanitiser has made safe. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Removes what XML cannot represent: control characters, noncharacters, lone surrogates. */
export function dropNotInXml(text: string): string {
  return text.replace(NOT_IN_XML, '');
}

/** Serializes a value for a script data block, so that nothing in it can end the block. */
export function jsonBlock(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function escaped(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(escaped).join('');
  return dropNotInXml(String(part)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
