/** Where feeds usually are, the most usual first. */
const NAMES = ['feed', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'rss', 'feed.json', '.well-known/feed'];
/** In the folder of the address. */
const NAMES_INSIDE = ['feed', 'index.xml', 'rss.xml'];

/** Addresses at which a site often has feeds without a link to them. */
export function commonAddresses(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const folder = folderOf(pathname);
  const inside = folder === '/' ? [] : NAMES_INSIDE.map((name) => `${origin}${folder}${name}`);
  return [...inside, ...NAMES.map((name) => `${origin}/${name}`)];
}

/** A last part with a dot is a file, any other a folder. */
function folderOf(pathname: string): string {
  const start = pathname.lastIndexOf('/') + 1;
  const last = pathname.slice(start);
  return last === '' || last.includes('.') ? pathname.slice(0, start) : `${pathname}/`;
}
