import { Parser } from 'htmlparser2';
import { expandEntities } from './internal-entities.ts';
import { mendReferences } from './mend-references.ts';
import { Enough, XmlWriter } from './xml-writer.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow is what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A `<` that cannot start a tag; the tokeniser would accept any. */
const STRAY = /<(?![a-z_:/!?\u0080-\uffff])/gi;

/**
 * Rewrites a feed's XML for a strict reader: drops junk around the root, expands the entities of the document type,
 * gives the format's own elements their plain names, closes unclosed and crossed tags, and mends or drops forbidden
 * characters and stray `<` and `&`. Keeps the meaning of valid documents. Throws a NotAFeedError when the text contains
 * no feed.
 */
export function tidyXml(text: string): string {
  const writer = new XmlWriter();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: (name) => writer.close(name),
      ontext: (data) => writer.text(data),
      oncdatastart: () => writer.cdata('<![CDATA['),
      oncdataend: () => writer.cdata(']]>'),
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  readUntilEnough(parser, mendReferences(expandEntities(text)).replace(FORBIDDEN, '').replace(STRAY, '&lt;'));
  return writer.end();
}

function readUntilEnough(parser: Parser, text: string): void {
  try {
    parser.end(text);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}
