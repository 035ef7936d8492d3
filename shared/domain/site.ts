import type { AccentShades } from './accent-shades.ts';
import { DEFAULT_SECTIONS, type SiteSection } from './section.ts';

/** The name of a site that has none of its own, the same in every language. */
export const DEFAULT_NAME = 'Newswire';

/** A site's logo: an immutable address on the site, and its size in pixels. */
export interface SiteLogo {
  hash: string;
  url: string;
  width: number;
  height: number;
}

/** What a site says of itself on every page; null is what nobody has set. */
export interface Site {
  name: string;
  description: string | null;
  /** An e-mail address. */
  contact: string | null;
  shades: AccentShades | null;
  logo: SiteLogo | null;
  hasImprint: boolean;
  hasPrivacy: boolean;
  /** Every section that it has had, in its order. */
  sections: readonly SiteSection[];
}

/** A site of which nothing was set. */
export const DEFAULT_SITE: Site = {
  name: DEFAULT_NAME,
  description: null,
  contact: null,
  shades: null,
  logo: null,
  hasImprint: false,
  hasPrivacy: false,
  sections: DEFAULT_SECTIONS,
};

/** Where a version of a logo is, on the site. */
export function logoPath(hash: string): string {
  return `/site/logo-${hash}.webp`;
}
