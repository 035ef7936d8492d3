/** The namespaces of RSS itself, in lower case and without a slash at the end. */
const RSS_NAMESPACES = new Set([
  'http://purl.org/rss/1.0',
  'http://my.netscape.com/rdf/simple/0.9',
  'http://channel.netscape.com/rdf/simple/0.9',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd',
  'http://backend.userland.com/rss',
  'http://backend.userland.com/rss091',
  'http://backend.userland.com/rss2',
  'http://blogs.law.harvard.edu/tech/rss',
  'http://cyber.law.harvard.edu/rss',
  'http://purl.org/net/rss1.1#',
]);
const ATOM_NAMESPACES = new Set(['http://www.w3.org/2005/atom', 'http://purl.org/atom/ns#']);
/** What feeds write, and what the module calls it. */
const OTHER_NAMES = new Map([['dc:author', 'dc:creator']]);
const CHANNEL_PARTS = new Set(['channel', 'item']);

/** The part of a name behind its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** True for the namespace of Atom 1.0 or 0.3. */
export function isAtomNamespace(namespace: string | undefined): boolean {
  return namespace !== undefined && ATOM_NAMESPACES.has(bare(namespace));
}

/**
 * Takes the prefix off the elements of the feed's own format (`rss:item`, `atom:entry` in an Atom feed), whatever the
 * prefix is. A declaration counts for the rest of the document.
 */
export class ElementNames {
  readonly #own = new Set(['rss']);
  readonly #isAtom: boolean;

  constructor(rootName: string) {
    const root = localName(rootName);
    this.#isAtom = root === 'feed';
    if (root !== 'rdf' && rootName.includes(':')) this.#own.add(prefixOf(rootName));
  }

  /** Learns from an element's declarations, and from the prefix of a child of the root: these are the format's own. */
  learn(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('xmlns:') && this.#isOwn(value)) this.#own.add(key.slice('xmlns:'.length));
    }
    if (depth === 1 && name.includes(':') && CHANNEL_PARTS.has(localName(name))) this.#own.add(prefixOf(name));
  }

  plain(name: string): string {
    if (!name.includes(':')) return name;
    return this.#own.has(prefixOf(name)) ? localName(name) : (OTHER_NAMES.get(name) ?? name);
  }

  #isOwn(namespace: string): boolean {
    return this.#isAtom ? isAtomNamespace(namespace) : RSS_NAMESPACES.has(bare(namespace));
  }
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':'));
}

function bare(namespace: string): string {
  return namespace
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/\/$/, '');
}
