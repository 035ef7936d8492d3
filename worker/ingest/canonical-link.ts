import { Parser } from 'htmlparser2';

/**
 * The address that a body itself names as the story's own (`<link rel="canonical" href>`, RFC 6596); undefined when it
 * names none. Read before sanitising, which takes such elements out.
 */
export function canonicalLink(bodyHtml: string): string | undefined {
  if (!/canonical/i.test(bodyHtml)) return undefined;
  let found: string | undefined;
  const parser = new Parser({
    onopentag(name, { rel, href }) {
      const isCanonical = (name === 'link' || name === 'a') && /(^|\s)canonical(\s|$)/i.test(rel ?? '');
      if (isCanonical && href) found ??= href.trim();
    },
  });
  parser.end(bodyHtml);
  return found;
}
