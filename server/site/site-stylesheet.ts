import { createHash } from 'node:crypto';
import type { AccentShades } from '../../shared/domain/accent-shades.ts';
import { DEFAULT_NAME, type Site, type SiteLogo } from '../../shared/domain/site.ts';

/** A logo that is this many times as wide as high is taken for the name, written. */
const WORDMARK_RATIO = 2;
/** The places of the site's name: the bars of all pages. */
const NAMES = ['.top-name > a', '.masthead-name > a', '.bar-name', '.live-home', '.desk-name'];

/** The foot of all pages; the board fills the window, so that its foot takes a line of it. */
const FOOT = `
.site-foot { padding: 0.3rem var(--edge); color: var(--ink-faint); font-size: var(--text-s); }
.site-foot nav { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.25rem; }
.site-foot a { display: inline-block; padding-block: 0.25rem; }
.site-foot a:hover { text-decoration: underline; }
.has-board body { display: flex; flex-direction: column; block-size: 100dvh; }
.has-board #app { flex: 1; block-size: auto; min-block-size: 0; }
@media print { .site-foot { display: none; } }
/* A phone has bars at its end; the links of the board are in its menu. */
@media (max-width: 40rem) {
  .site-foot { padding-block-end: calc(4.5rem + env(safe-area-inset-bottom)); }
  .has-board .site-foot { display: none; }
}`;

/** However long a name is, what is beside it stays in sight. */
const NAME = `.top-name, .bar-name, .live-home, .desk-name { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }`;

/** A stylesheet, and its address, which names its content. */
interface Stylesheet {
  text: string;
  path: string;
}

/** Every page asks for it, and the site changes rarely. */
const known = new WeakMap<Site, Stylesheet | undefined>();

/** What the site's own name, colours, logo and foot need, as a stylesheet; undefined when it has none of them. */
export function siteStylesheet(site: Site): Stylesheet | undefined {
  if (known.has(site)) return known.get(site);
  const text = textOf(site);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const stylesheet = text === '' ? undefined : { text, path: `/site/style-${hash}.css` };
  known.set(site, stylesheet);
  return stylesheet;
}

function textOf({ name, shades, logo, hasImprint, hasPrivacy, contact }: Site): string {
  const hasFoot = hasImprint || hasPrivacy || contact !== null;
  const hasName = name !== DEFAULT_NAME || logo !== null;
  return [hasName && NAME, shades && coloursOf(shades), logo && logoOf(logo), hasFoot && FOOT]
    .filter(Boolean)
    .join('\n');
}

function coloursOf({ light, dark, contrastLight, contrastDark }: AccentShades): string {
  const rule = (selector: string, day: AccentShades['light'], night: AccentShades['dark']): string =>
    `${selector} { --accent: light-dark(${day.accent}, ${night.accent}); ` +
    `--accent-ink: light-dark(${day.ink}, ${night.ink}); --accent-wash: light-dark(${day.wash}, ${night.wash}); }`;
  return [rule(':root', light, dark), rule(':root[data-theme="contrast"]', contrastLight, contrastDark)].join('\n');
}

/** Before the name, or in its place on screens; the name stays for screen readers. */
function logoOf({ url, width, height }: SiteLogo): string {
  const ratio = Math.round((width / height) * 1_000) / 1_000;
  const isWordmark = ratio >= WORDMARK_RATIO;
  const hide = isWordmark ? `${NAMES.join(', ')} { font-size: 0; }` : '';
  return `@media screen {
${hide}
${NAMES.map((name) => `${name}::before`).join(', ')} { content: ""; display: inline-block; block-size: 1.75rem;
  inline-size: min(${1.75 * ratio}rem, 10rem); margin-inline-end: ${isWordmark ? '0' : '0.5rem'}; vertical-align: middle;
  background: url("${url}") center / contain no-repeat; }
}`;
}
