import { LinkifyIt } from 'linkify-it';

interface LinkPart {
  text: string;
  /** The link's target; undefined for plain text. */
  url?: string;
}

/** Finds complete web addresses only. */
const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false });
for (const schema of ['ftp:', 'mailto:', '//']) finder.add(schema, null);

/** Splits a text into plain text and links. */
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
