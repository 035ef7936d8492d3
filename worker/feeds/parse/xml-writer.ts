import { ElementNames, isAtomNamespace, localName } from './element-names.ts';
import { escapeAttribute, escapeText } from './escape-xml.ts';
import { NotAFeedError } from './parsed-feed.ts';
import { isRewritten, rewriteElement } from './rewritten-elements.ts';

/** No reader needs more items of one document; a longer one is abuse. */
const ITEMS_MAX = 1_000;
/** Every unclosed tag costs the tokeniser time; a document with this many is cut here. */
const OPEN_MAX = 2_000;
/** Deeper markup than this is an attack on tree walkers, not news; the feed reader refuses a document of 100 levels. */
const DEPTH_MAX = 90;
const ATTRIBUTES_MAX = 100;
const ROOTS = ['rss', 'feed', 'rdf'];
const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
const RDF_NAMESPACE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** These contain text or, wrongly, unescaped markup, but never another field of the feed. */
const LEAVES = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published', 'dc:date', 'dc:creator']);
/** Item fields that share no name with an HTML element: when one opens, the open text field has lost its end tag. */
const FIELDS = new Set(['guid', 'pubdate', 'description', 'content:encoded', 'dc:date', 'dc:creator', 'updated']);
const TEXTS = new Set([...LEAVES, 'description', 'content:encoded', 'summary', 'content']);
const ITEMS = new Set(['item', 'entry']);
const VOID_HTML = new Set(['br', 'img', 'hr', 'wbr', 'input']);

/** Thrown by the writer to stop the parser: the document has ended, or is longer than anybody needs. */
export class Enough extends Error {}

/** Writes the events of a lenient parser as XML that a strict reader accepts. */
export class XmlWriter {
  readonly #out: string[] = [];
  readonly #stack: string[] = [];
  #root: string | undefined;
  #rootName = '';
  #names = new ElementNames('');
  /** True for a channel without an enclosing `rss`. */
  #bare = false;
  #items = 0;
  #open = 0;
  #inCdata = false;
  /** Atom 0.3: the depth of an element whose text is in Base64. */
  #base64At: number | undefined;
  /** The depth of an element that stands in Atom's namespace without a prefix, inside RSS. */
  #atomAt: number | undefined;
  /** The escaped text of an element that is rewritten, while it is open. */
  #rewritten: string | undefined;
  /** While above zero, output is suppressed; counts open elements. */
  #skipped = 0;

  open(rawName: string, attributes: Record<string, string>): void {
    this.#open += 1;
    if (this.#open > OPEN_MAX) throw new Enough();
    const isRoot = this.#root === undefined;
    if (isRoot && !this.#begin(rawName)) return;
    this.#names.learn(rawName, attributes, this.#stack.length);
    // A rewritten element contains text only, so this one was never closed.
    if (this.#rewritten !== undefined && this.#skipped === 0) this.#closeTo(this.#stack.length - 1);
    const isAtom = this.#root !== 'feed' && !isRoot && isAtomNamespace(attributes.xmlns);
    const name = isRoot ? localName(rawName) : this.#nameOf(rawName, isAtom);
    if (this.#skipped > 0 || this.#isLeftOut(name)) {
      this.#skipped += 1;
      return;
    }
    this.#closeForgotten(name);
    this.#stack.push(name);
    if (isAtom) this.#atomAt ??= this.#stack.length;
    if (isRewritten(name)) {
      this.#rewritten = '';
      return;
    }
    if (attributes.mode?.toLowerCase() === 'base64') this.#base64At ??= this.#stack.length;
    this.#out.push(`<${name}${this.#attributes(attributes, isRoot)}>`);
    if (name === 'link' && this.#root !== 'feed' && attributes.href && !this.#inText()) this.#out.push(attributes.href);
    if (VOID_HTML.has(name)) this.#closeTo(this.#stack.length - 1);
  }

  close(rawName: string): void {
    this.#open -= 1;
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const found = this.#stack.lastIndexOf(this.#nameOf(rawName));
    const place = found === -1 && rawName === this.#rootName ? 0 : found;
    if (place === -1 || this.#stack.length === 0) return;
    // The feed reader drops a single hour or day; an empty second one makes it see a list.
    if (this.#stack[place] === 'skiphours') this.#out.push('<hour></hour>');
    if (this.#stack[place] === 'skipdays') this.#out.push('<day></day>');
    this.#closeTo(place);
    if (place === 0) throw new Enough();
  }

  text(data: string): void {
    if (this.#root === undefined || this.#skipped > 0) return;
    if (this.#rewritten !== undefined) {
      this.#rewritten += escapeText(this.#inCdata ? data.replaceAll('&', '&amp;') : data);
      return;
    }
    const isBase64 = this.#base64At !== undefined && data.trim() !== '';
    const plain = isBase64 ? Buffer.from(data, 'base64').toString('utf8') : data;
    // Base64 hides the text itself; in XML its `&amp;` is written `&amp;amp;`.
    this.#out.push(this.#inCdata ? plain : escapeText(isBase64 ? plain.replaceAll('&', '&amp;') : plain));
  }

  cdata(mark: string): void {
    if (this.#root === undefined || this.#skipped > 0) return;
    this.#inCdata = mark !== ']]>';
    if (this.#rewritten === undefined) this.#out.push(mark);
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
    this.#rootName = name;
    this.#names = new ElementNames(name);
    return this.#root !== undefined;
  }

  /** The elements of the format have their plain names, so the root's default namespace is the format's own. */
  #attributes(attributes: Record<string, string>, isRoot: boolean): string {
    const kept = Object.entries(attributes).filter(([key]) => !(isRoot && key === 'xmlns'));
    if (isRoot && this.#root === 'feed') kept.unshift(['xmlns', ATOM_NAMESPACE]);
    const isUndeclared = isRoot && this.#root === 'rdf' && !Object.values(attributes).includes(RDF_NAMESPACE);
    if (isUndeclared) kept.unshift(['xmlns:rdf', RDF_NAMESPACE]);
    return kept
      .slice(0, ATTRIBUTES_MAX)
      .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
      .join('');
  }

  #nameOf(rawName: string, isAtom = false): string {
    const isBare = !rawName.includes(':');
    return isBare && (isAtom || this.#atomAt !== undefined) ? `atom:${rawName}` : this.#names.plain(rawName);
  }

  /** Skips RDF's table of contents, which may disagree with its items. */
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
    while (this.#stack.length > place) {
      const name = this.#stack.pop() ?? '';
      const text = this.#rewritten;
      this.#rewritten = undefined;
      this.#out.push(text === undefined ? `</${name}>` : rewriteElement(name, text, this.#linkName()));
    }
    if (this.#atomAt !== undefined && this.#stack.length < this.#atomAt) this.#atomAt = undefined;
    if (this.#base64At !== undefined && this.#stack.length < this.#base64At) this.#base64At = undefined;
  }

  #linkName(): string {
    return this.#root === 'feed' ? 'link' : 'atom:link';
  }
}
