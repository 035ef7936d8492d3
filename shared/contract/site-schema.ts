import { z } from 'zod';
import type { AccentShades } from '../domain/accent-shades.ts';
import { isVisible } from '../domain/comment-text.ts';
import type { SiteLogo } from '../domain/site.ts';
import { mailboxIn, patternIn, textIn, trimmedIn } from './text-schema.ts';

const NAME_MAX = 60;
const DESCRIPTION_MAX = 300;
const LEGAL_TEXT_MAX = 20_000;

const legalText = () => textIn(LEGAL_TEXT_MAX).nullable().default(null);

/** `PUT /admin/site`: everything that the site says of itself but its logo; null or nothing is the default. */
export const siteInSchema = z.strictObject({
  name: trimmedIn(NAME_MAX).refine(isVisible, 'must not be blank').nullable().default(null),
  description: trimmedIn(DESCRIPTION_MAX).refine(isVisible, 'must not be blank').nullable().default(null),
  contact: mailboxIn().nullable().default(null),
  /** A colour; its shades are made so that they can be read. */
  accent: patternIn(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0b5fa5')
    .toLowerCase()
    .nullable()
    .default(null),
  /** Markdown. */
  imprint: legalText(),
  privacy: legalText(),
});
export type SiteIn = z.infer<typeof siteInSchema>;

/** What is set of the site, as operators read it. */
export interface SiteSettings extends SiteIn {
  shades: AccentShades | null;
  logo: SiteLogo | null;
}
