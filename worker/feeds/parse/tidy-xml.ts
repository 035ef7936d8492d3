import { Parser } from 'htmlparser2';
import { NotAFeedError } from './parsed-feed.ts';

/** Nobody needs more of one document, and whoever sends more means no good. */
const ITEMS_MAX = 1_000;
/** Every tag that stays open costs the tokeniser time; a document that forgot so many end tags is cut here. */
const OPEN_MAX = 2_000;
/** Deeper markup than this is not news, but an attack on whoever walks it. */
const DEPTH_MAX = 120;
const ATTRIBUTES_MAX = 100;
const ROOTS = ['rss', 'feed', 'rdf'];
/** Holds text or, wrongly, naked markup, but never another field of the feed. */
const LEAVES = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published', 'dc:date', 'dc:creator']);
/** Fields of an item that no HTML element is named like: whatever text field is open has lost its end tag. */
const FIELDS = new Set(['guid', 'pubdate', 'description', 'content:encoded', 'dc:date', 'dc:creator', 'updated']);
const TEXTS = new Set([...LEAVES, 'description', 'content:encoded', 'summary', 'content']);
const ITEMS = new Set(['item', 'entry']);
const VOID_HTML = new Set(['br', 'img', 'hr', 'wbr', 'input']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow is what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A `<` that no tag can begin with; the tokeniser would take any. */
const STRAY = /<(?![a-z_:/!?\u0080-\uffff])/gi;

/**
 * Writes a feed's XML anew so that a strict reader can read it: junk around the root and document types are left out,
 * tags that were not closed or crossed each other are closed, characters that XML forbids and stray `<` and `&` are gone.
 * Sound documents keep their meaning. Throws a NotAFeedError when there is no feed in it.
 */
export function tidyXml(text: string): string {
  const writer = new Writer();
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
  readUntilEnough(parser, text.replace(FORBIDDEN, '').replace(STRAY, '&lt;'));
  return writer.end();
}

/** Thrown by the writer to the one place that knows what it means. */
class Enough extends Error {}

function readUntilEnough(parser: Parser, text: string): void {
  try {
    parser.end(text);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

class Writer {
  readonly #out: string[] = [];
  readonly #stack: string[] = [];
  #root: string | undefined;
  /** A channel without its `rss` around it. */
  #bare = false;
  #items = 0;
  #open = 0;
  #inCdata = false;
  /** Atom 0.3: the depth of an element whose text is in Base64. */
  #base64At: number | undefined;
  /** While above zero, everything is left out; counts open elements. */
  #skipped = 0;

  open(name: string, attributes: Record<string, string>): void {
    this.#open += 1;
    if (this.#open > OPEN_MAX) throw new Enough();
    if (this.#root === undefined && !this.#begin(name)) return;
    if (this.#skipped > 0 || this.#isLeftOut(name)) {
      this.#skipped += 1;
      return;
    }
    this.#closeForgotten(name);
    this.#stack.push(name);
    if (attributes.mode?.toLowerCase() === 'base64') this.#base64At ??= this.#stack.length;
    const written = Object.entries(attributes)
      .slice(0, ATTRIBUTES_MAX)
      .map(([key, value]) => ` ${key}="${attribute(value)}"`);
    this.#out.push(`<${name}${written.join('')}>`);
    if (name === 'link' && this.#root !== 'feed' && attributes.href && !this.#inText()) this.#out.push(attributes.href);
    if (VOID_HTML.has(name)) this.#closeTo(this.#stack.length - 1);
  }

  close(name: string): void {
    this.#open -= 1;
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const place = this.#stack.lastIndexOf(name);
    if (place === -1) return;
    // Our reader drops a lone hour or day; beside an empty one it sees a list.
    if (name === 'skiphours') this.#out.push('<hour></hour>');
    if (name === 'skipdays') this.#out.push('<day></day>');
    this.#closeTo(place);
    if (place === 0) throw new Enough();
  }

  text(data: string): void {
    if (this.#root === undefined || this.#skipped > 0) return;
    const isBase64 = this.#base64At !== undefined && data.trim() !== '';
    const plain = isBase64 ? Buffer.from(data, 'base64').toString('utf8') : data;
    this.#out.push(this.#inCdata ? plain : escapeText(plain));
  }

  cdata(mark: string): void {
    if (this.#root === undefined || this.#skipped > 0) return;
    this.#inCdata = mark !== ']]>';
    this.#out.push(mark);
  }

  end(): string {
    if (this.#inCdata) this.cdata(']]>');
    this.#closeTo(0);
    if (this.#root === undefined) throw new NotAFeedError('The document is neither RSS, Atom, RDF nor JSON Feed.');
    return this.#out.join('') + (this.#bare ? '</rss>' : '');
  }

  #begin(name: string): boolean {
    const local = localName(name);
    if (local === 'html') throw new NotAFeedError('The document is a web page, not a feed.');
    this.#bare = local === 'channel';
    if (this.#bare) this.#out.push('<rss version="2.0">');
    this.#root = this.#bare ? 'rss' : ROOTS.find((root) => root === local);
    return this.#root !== undefined;
  }

  /** RDF's table of contents may not agree with its items; the items themselves are what counts. */
  #isLeftOut(name: string): boolean {
    return this.#stack.length >= DEPTH_MAX || (this.#root === 'rdf' && localName(name) === 'items');
  }

  #closeForgotten(name: string): void {
    if (ITEMS.has(name)) {
      this.#items += 1;
      if (this.#items > ITEMS_MAX) throw new Enough();
      const place = this.#stack.findLastIndex((open) => ITEMS.has(open));
      if (place !== -1 && name === this.#stack[place]) this.#closeTo(place);
    }
    const parent = this.#stack.at(-1) ?? '';
    const forgotten =
      (LEAVES.has(parent) && (LEAVES.has(name) || FIELDS.has(name))) || (TEXTS.has(parent) && FIELDS.has(name));
    if (forgotten) this.#closeTo(this.#stack.length - 1);
  }

  #inText(): boolean {
    return this.#stack.slice(0, -1).some((open) => TEXTS.has(open));
  }

  #closeTo(place: number): void {
    while (this.#stack.length > place) this.#out.push(`</${this.#stack.pop()}>`);
    if (this.#base64At !== undefined && this.#stack.length < this.#base64At) this.#base64At = undefined;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A `&` that begins no entity is a plain one; so is the `<` that begins no tag. */
function escapeText(text: string): string {
  return text.replace(/&(?!#?\w{1,32};)/g, '&amp;').replaceAll('<', '&lt;');
}

function attribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
