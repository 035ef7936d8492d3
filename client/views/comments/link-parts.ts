import { LinkifyIt } from 'linkify-it';

interface LinkPart {
  text: string;
  /** Where it leads; undefined for words. */
  url?: string;
}

/** Only addresses that are written out, and only of the web. */
const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false });
for (const schema of ['ftp:', 'mailto:', '//']) finder.add(schema, null);

/** Cuts a text into words and links. */
export function linkParts(text: string): LinkPart[] {
  const parts: LinkPart[] = [];
  let reached = 0;
  for (const { index, lastIndex, url } of finder.match(text) ?? []) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) continue;
    if (index > reached) parts.push({ text: text.slice(reached, index) });
    parts.push({ text: text.slice(index, lastIndex), url });
    reached = lastIndex;
  }
  if (reached < text.length) parts.push({ text: text.slice(reached) });
  return parts;
}
