/** Where scripts for lazy loading keep the address of the real picture, commonest first. */
export const LAZY_SOURCES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-lazy',
  'data-actualsrc',
  'data-original-src',
  'data-echo',
  'data-img-src',
] as const;
/** Where they keep a list of sizes. */
export const LAZY_SOURCE_SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'] as const;

/** Pictures are shown no wider than this. */
const WIDEST_PIXELS = 1_600;
const DENSEST = 2;
const SIZES_MAX = 50;
const ADDRESS_MAX_CHARACTERS = 2_048;
/** The files that stand in for a picture until it is loaded: some by any name with such a word, some by the whole name. */
const PLACEHOLDER_WORD =
  /(?:^|[/_-])(?:lazy-?load(?:er|ing)?|placeholder|spacer|1x1|1px)(?:[_-]?\d{1,4}(?:x\d{1,4})?)?\.(?:gif|png|svg|jpe?g|webp)$/i;
const PLACEHOLDER_NAME =
  /(?:^|\/)(?:lazy|blank|trans|transparent|pixel|load|loading|loader|gr[ea]y|clear|empty|dot)\.(?:gif|png|svg)$/i;

/** One picture of an `srcset`: an address and its descriptor, such as `800w` or `2x`. */
export interface SourceSize {
  address: string;
  descriptor: string;
}

/**
 * The address of the picture that an `img` or `source` shows once scripts have run, from its attributes (names in lower
 * case): what lazy loading keeps aside, then `src`, then the best size of a `srcset`. Undefined when there are only
 * placeholders. The address may be relative.
 */
export function realImageAddress(attributes: Readonly<Record<string, string | undefined>>): string | undefined {
  const kept = LAZY_SOURCES.map((name) => attributes[name]).find(isImageAddress);
  const sizes = LAZY_SOURCE_SETS.map((name) => bestSize(attributes[name])).find(isImageAddress);
  const shown = [attributes.src, bestSize(attributes.srcset)].find(isImageAddress);
  return (kept ?? sizes ?? shown)?.trim();
}

/** The pictures of an `srcset` (WHATWG HTML, 4.8.4.2.1), 50 at most; commas inside an address belong to it. */
export function sourceSizes(list: string): SourceSize[] {
  const sizes: SourceSize[] = [];
  const token = /[^\s,]\S*/g;
  for (let found = token.exec(list); found !== null && sizes.length < SIZES_MAX; found = token.exec(list)) {
    const [address] = found;
    if (address.endsWith(',')) {
      sizes.push({ address: withoutLastCommas(address), descriptor: '' });
      continue;
    }
    const comma = list.indexOf(',', token.lastIndex);
    const end = comma === -1 ? list.length : comma;
    sizes.push({ address, descriptor: list.slice(token.lastIndex, end).trim() });
    token.lastIndex = end;
  }
  return sizes;
}

function withoutLastCommas(address: string): string {
  let end = address.length;
  while (address.charAt(end - 1) === ',') end -= 1;
  return address.slice(0, end);
}

/** The largest size that is shown in full, else the smallest there is. */
function bestSize(list: string | undefined): string | undefined {
  const sizes = sourceSizes(list ?? '').map(({ address, descriptor }) => ({ address, score: scoreOf(descriptor) }));
  const fitting = sizes.filter(({ address, score }) => isImageAddress(address) && score <= 1);
  if (fitting.length === 0)
    return sizes.toSorted((a, b) => a.score - b.score).find(({ address }) => isImageAddress(address))?.address;
  return fitting.reduce((best, size) => (size.score > best.score ? size : best)).address;
}

/** How much of the useful width or density a size has; over 1 is more than is shown. */
function scoreOf(descriptor: string): number {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,6})?)([wx])/.exec(descriptor) ?? [];
  if (amount === undefined) return 1 / DENSEST;
  return Number(amount) / (unit === 'w' ? WIDEST_PIXELS : DENSEST);
}

/** True for an address, also a relative one, that is neither a `data:` URI, a placeholder's nor a setting like `true`. */
export function isImageAddress(address: string | undefined): address is string {
  const trimmed = address?.trim() ?? '';
  if (!/[./]/.test(trimmed) || trimmed.length > ADDRESS_MAX_CHARACTERS || /^[#{[<]/.test(trimmed)) return false;
  if (/^(?!https?:)[a-z][a-z\d+.-]{0,20}:/i.test(trimmed)) return false;
  const path = trimmed.split(/[?#]/, 1)[0] ?? '';
  return !PLACEHOLDER_WORD.test(path) && !PLACEHOLDER_NAME.test(path);
}
