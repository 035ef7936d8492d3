const SUBSET_MAX_UNITS = 64 * 1_024;
/** From `<!DOCTYPE` to its `[`: a name and at most an external identifier. */
const HEAD_MAX_UNITS = 1_024;
const ENTITIES_MAX = 1_000;
const VALUE_MAX_CHARACTERS = 16 * 1_024;
const DEPTH_MAX = 8;
/** What all references of a document may add to its length. */
const ADDED_MAX_CHARACTERS = 1_000_000;
/** Only what stands before the root can be a document type. */
const DOCTYPE = /<!doctype\b/i;
const ROOT = /<(?:[\w-]{1,40}:)?(?:rss|feed|rdf|channel)\b/i;
/** Parameter and external entities have no quoted value directly after their name. */
const DECLARATION =
  /<!entity\s{1,40}([\p{L}_:][\p{L}\p{N}\p{M}._:·-]{0,63})\s{1,40}(?:"([^"]{0,16384})"|'([^']{0,16384})')\s{0,40}>/giu;
const REFERENCE = /&([\p{L}_:][\p{L}\p{N}\p{M}._:·-]{0,63});/gu;
/** In a declaration a reference to `&` is read first, what it begins later (XML 1.0, 4.4.5). */
const AMPERSAND = /&#(?:38|x26);/gi;
const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * Takes a document type out of an XML document and replaces references to the general entities that its internal subset
 * declares (XML 1.0, 4.4), also nested ones. External and parameter entities are never read. References beyond the
 * bounds (1,000 entities, 16 KB each, eight levels, 1 MB in all) stay as written.
 */
export function expandEntities(text: string): string {
  const subset = findSubset(text);
  if (subset === undefined) return text;
  const rest = text.slice(0, subset.start) + text.slice(subset.end);
  const values = declarationsIn(subset.text);
  return values.size === 0 ? rest : replaceOutsideCdata(rest, new Expander(values));
}

interface Subset {
  /** Where the document type begins and ends in the document. */
  start: number;
  end: number;
  text: string;
}

function findSubset(text: string): Subset | undefined {
  const start = text.slice(0, SUBSET_MAX_UNITS).search(DOCTYPE);
  if (start === -1 || ROOT.test(text.slice(0, start))) return undefined;
  const open = text.slice(start, start + HEAD_MAX_UNITS).search(/[[>]/);
  if (open === -1 || text.charAt(start + open) === '>') return undefined;
  const from = start + open + 1;
  const inside = readSubset(text.slice(from, from + SUBSET_MAX_UNITS));
  return inside && { start, end: from + inside.end, text: inside.text };
}

/** Reads up to the `]` and `>` that end a subset, which may also stand in quotes and comments; leaves out comments. */
function readSubset(text: string): { text: string; end: number } | undefined {
  const token = /<!--|["'\]]/g;
  let kept = '';
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [mark] = found;
    if (mark === ']') {
      const end = text.indexOf('>', found.index);
      return end === -1 ? undefined : { text: kept + text.slice(from, found.index), end: end + 1 };
    }
    const closing = mark === '<!--' ? '-->' : mark;
    const after = text.indexOf(closing, token.lastIndex);
    if (after === -1) return undefined;
    token.lastIndex = after + closing.length;
    if (mark !== '<!--') continue;
    kept += text.slice(from, found.index);
    from = token.lastIndex;
  }
  return undefined;
}

/** The first declaration of a name counts (XML 1.0, 4.2). */
function declarationsIn(subset: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, name, double, single] of subset.matchAll(DECLARATION)) {
    const value = (double ?? single)?.replace(AMPERSAND, '&');
    if (name === undefined || value === undefined || values.has(name) || PREDEFINED.has(name)) continue;
    if (values.size < ENTITIES_MAX) values.set(name, value);
  }
  return values;
}

class Expander {
  readonly #values: ReadonlyMap<string, string>;
  /** Expanded values by name; undefined for one that contains itself or exceeds a bound. */
  readonly #expanded = new Map<string, string | undefined>();
  #left = ADDED_MAX_CHARACTERS;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  replaceIn(text: string): string {
    return text.replace(REFERENCE, (whole: string, name: string) => {
      const value = this.#valueOf(name, 1);
      if (value === undefined || value.length > this.#left) return whole;
      this.#left -= value.length;
      return value;
    });
  }

  #valueOf(name: string, depth: number): string | undefined {
    const value = this.#values.get(name);
    if (value === undefined || depth > DEPTH_MAX) return undefined;
    if (this.#expanded.has(name)) return this.#expanded.get(name);
    // Whoever asks for it again meanwhile asks for an entity that contains itself.
    this.#expanded.set(name, undefined);
    let length = 0;
    const expanded = value.replace(REFERENCE, (whole: string, inner: string) => {
      const part = length > VALUE_MAX_CHARACTERS ? whole : (this.#valueOf(inner, depth + 1) ?? whole);
      length += part.length;
      return part;
    });
    const kept = expanded.length > VALUE_MAX_CHARACTERS ? undefined : expanded;
    this.#expanded.set(name, kept);
    return kept;
  }
}

function replaceOutsideCdata(text: string, expander: Expander): string {
  let replaced = '';
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('<![CDATA[', at);
    if (start === -1) return replaced + expander.replaceIn(text.slice(at));
    const close = text.indexOf(']]>', start);
    const end = close === -1 ? text.length : close;
    replaced += expander.replaceIn(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return replaced;
}
