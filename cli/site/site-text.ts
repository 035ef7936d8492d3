import type { SiteSettings } from '../../shared/contract/site-schema.ts';
import { DEFAULT_NAME } from '../../shared/domain/site.ts';
import { printable } from '../output.ts';

/** What is set of the site, one thing a line. */
export function siteLines({ name, description, contact, accent, shades, logo, ...texts }: SiteSettings): string[] {
  const inUse = shades ? ` (${shades.light.accent} on light, ${shades.dark.accent} on dark)` : '';
  const lines = [
    ['name', name ?? `${DEFAULT_NAME} (default)`],
    ['description', description],
    ['contact', contact],
    ['accent', accent && accent + inUse],
    ['logo', logo && `${logo.url} (${logo.width} × ${logo.height})`],
    ['imprint', texts.imprint && `${texts.imprint.length} characters, at /imprint`],
    ['privacy', texts.privacy && `${texts.privacy.length} characters, at /privacy`],
  ] as const;
  return lines.map(([what, value]) => printable(`${what.padEnd(12)} ${value ?? '-'}`));
}
