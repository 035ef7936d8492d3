import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { readOpml } from '../../server/http/feeds/read-opml.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { matches } from '../../shared/domain/match.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import { parseQuery } from '../../shared/domain/search/parse-query.ts';
import { QueryError } from '../../shared/domain/search/query.ts';
import { filterConditions } from '../../shared/node/db/story/filter-condition.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { normaliseLine } from '../../shared/node/text/normalise.ts';
import { sanitiseBody } from '../../shared/node/text/sanitise.ts';
import { summarise } from '../../shared/node/text/summarise.ts';
import { readPageLinks } from '../../worker/feeds/discovery/page-links.ts';
import { parseFeed } from '../../worker/feeds/parse/parse-feed.ts';
import { NotAFeedError } from '../../worker/feeds/parse/parsed-feed.ts';
import { hostileText } from './hostile.ts';
import { queryTexts } from './query-texts.ts';

const NEVER = ['script', 'style', 'iframe', 'object', 'embed', 'form', 'input', 'base', 'meta', 'link', 'svg', 'math'];
const NAMES = ['title', 'link', 'description', 'guid', 'pubDate', 'content:encoded', 'category', 'author', 'id', 'x:y'];
const ROOTS = ['rss', 'feed', 'rdf:RDF', 'opml', 'html', 'channel'];

const markupPiece: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc.constantFrom(
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
    '<?xml version="1.0" encoding="x"?>',
    '&a;',
  ),
  fc.tuple(fc.constantFrom(...NAMES), hostileText).map(([name, text]) => `<${name}>${text}</${name}>`),
  fc.tuple(fc.constantFrom(...NAMES), hostileText).map(([name, text]) => `<${name} href="${text}" url='${text}'/>`),
  fc.constantFrom(...NAMES).map((name) => `<${name}>`),
);

const xmlDocument = fc
  .tuple(fc.constantFrom(...ROOTS), fc.array(fc.array(markupPiece, { maxLength: 8 }), { maxLength: 8 }))
  .map(([root, items]) => {
    const entry = root === 'feed' ? 'entry' : 'item';
    const inside = items.map((pieces) => `<${entry}>${pieces.join('')}</${entry}>`).join('');
    return root === 'rss' ? `<rss><channel>${inside}</channel></rss>` : `<${root}>${inside}</${root}>`;
  });
const jsonDocument = fc
  .array(fc.dictionary(fc.constantFrom('id', 'url', 'title', 'content_html', 'authors', 'tags'), fc.jsonValue()))
  .map((items) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));

/** Documents as a feed might send them, cut off and with some bytes changed. */
const documents: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.oneof(xmlDocument, jsonDocument),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
    fc.double({ min: 0.2, max: 1, noNaN: true }),
  )
  .map(([text, changes, share]) => {
    const bytes = Buffer.from(text.slice(0, Math.ceil(text.length * share)));
    for (const [place, value] of changes) if (bytes.length > 0) bytes[place % bytes.length] = value;
    return bytes;
  });

const CONTENT_TYPES = [
  undefined,
  'text/xml',
  'application/rss+xml; charset=utf-16',
  'application/json',
  'x; charset=nothing',
];

/** Reads documents, bodies and positions that nobody should send; throws when one is not refused by name, or in time. */
export function fuzzTexts(options: { runs: number; seed?: number; hangsMs: number }): void {
  const parameters = { numRuns: options.runs, ...(options.seed !== undefined && { seed: options.seed }) };
  const inTime = (what: string, work: () => void): void => {
    const began = performance.now();
    work();
    const took = performance.now() - began;
    if (took > options.hangsMs) throw new Error(`${what} took ${Math.round(took)} ms`);
  };
  fc.assert(
    fc.property(documents, fc.constantFrom(...CONTENT_TYPES), (bytes, contentType) =>
      inTime('a feed', () =>
        refusedByName(NotAFeedError, () => parseFeed(bytes, { address: 'https://a.example/f', contentType })),
      ),
    ),
    parameters,
  );
  fc.assert(
    fc.property(documents, (bytes) => inTime('an OPML', () => refusedByName(NewswireError, () => readOpml(bytes)))),
    parameters,
  );
  fc.assert(
    fc.property(fc.array(markupPiece, { maxLength: 20 }), (pieces) =>
      inTime('a page', () => readPageLinks(pieces.join(''), 'https://a.example/x')),
    ),
    parameters,
  );
  fc.assert(
    fc.property(
      fc.array(markupPiece, { maxLength: 20 }),
      fc.constantFrom('html', 'text', 'markdown'),
      (pieces, format) =>
        inTime('a body', () =>
          refusedByName(NewswireError, () => {
            const once = sanitiseBody(pieces.join(''), format as 'html');
            expectHarmless(once);
            if (sanitiseBody(once, 'html') !== once) throw new Error(`sanitised twice it changes: ${once}`);
            summarise(once, 'x');
            normaliseLine(once);
          }),
        ),
    ),
    parameters,
  );
  fc.assert(
    fc.property(hostileText, (text) => inTime('a position', () => void parsePosition(text))),
    parameters,
  );
  fc.assert(
    fc.property(queryTexts, (q) => inTime('a query', () => readQuery(q))),
    parameters,
  );
}

/** A query is parsed or refused by name; kept without a check, it is a filter all the same, and always the same one. */
function readQuery(q: string): void {
  refusedByName(QueryError, () => parseQuery(q));
  const [once, again] = [canonicaliseFilter({ q }), canonicaliseFilter({ q: ` ${q}\n` })];
  if (JSON.stringify(once) !== JSON.stringify(again)) throw new Error(`its form is not canonical: ${q}`);
  filterConditions(once);
  matches(once, NO_STORY);
}

const NO_STORY = {
  topics: [],
  publisher: '',
  section: null,
  language: null,
  priority: 'routine' as const,
  words: ' ~ ',
};

function refusedByName(kind: new (...args: never[]) => Error, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
}

/** What remains holds no element that loads or runs, no handler and no address that is a program. */
function expectHarmless(html: string): void {
  const parser = new Parser({
    onopentag(name, attributes) {
      const bad = Object.entries(attributes).find(
        ([attribute, value]) =>
          attribute.startsWith('on') || attribute === 'style' || /^\W*(javascript|data|vbscript):/i.test(value),
      );
      if (bad || NEVER.includes(name)) throw new Error(`<${name} ${bad?.join('=')}> remains of ${html.slice(0, 500)}`);
    },
  });
  parser.end(html);
}
