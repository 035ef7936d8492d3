import { parseSync, Visitor } from 'vite';

const LETTERS = /\p{L}{2}/u;
const READ = /\b(?:aria-label|title|placeholder|alt)="[^"$]*\p{L}{2}[^"]*"/gu;
/** An entity, or a class in the middle of a list. */
const IS_NAME = /^(?:&\w+;|[a-z]+(?:-[a-z]+)+)$/;
/** A place in a template, which is no letter. */
const HOLE = '\u0000';

/** Texts for people in the templates of a file's markup: between tags, or in attributes that people read. */
export function literalTextsInMarkup(path: string, text: string): string[] {
  const found: string[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi, start }) {
      if (tag.type !== 'Identifier' || tag.name !== 'markup') return;
      const line = text.slice(0, start).split('\n').length;
      const markup = quasi.quasis.map(({ value }) => value.raw).join(HOLE);
      const between = markup
        .split(/<[^>]*>|<[^>]*$|^[^<]*="[^"]*"[^<]*>/)
        .map((part) => part.replaceAll(HOLE, ' ').trim());
      // A template of an attribute alone has no tags.
      const said = /^ ?[\w-]+="?/.test(markup)
        ? []
        : between.filter((part) => LETTERS.test(part) && !IS_NAME.test(part));
      found.push(...[...said, ...(markup.match(READ) ?? [])].map((each) => `${path}:${line} ${each}`));
    },
  }).visit(parseSync(path, text).program);
  return found;
}
