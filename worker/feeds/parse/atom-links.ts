export interface AtomLink {
  href?: string;
  rel?: string;
  type?: string;
}

/** The link to the page itself (RFC 4287, 4.2.7.2: no `rel` means `alternate`), preferring HTML. */
export function alternate(links: readonly AtomLink[] | undefined): string | undefined {
  const alternates = (links ?? []).filter((link) => relationOf(link) === 'alternate' && link.href !== undefined);
  return (alternates.find((link) => link.type === undefined || link.type.includes('html')) ?? alternates[0])?.href;
}

/** The URLs of all links with this relation. */
export function linksOf(links: readonly AtomLink[] | undefined, relation: string): (string | undefined)[] {
  return (links ?? []).filter((link) => relationOf(link) === relation).map((link) => link.href);
}

/** Registered relations may also be written as IANA URLs. */
function relationOf({ rel }: AtomLink): string {
  return (rel ?? 'alternate').toLowerCase().replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}
