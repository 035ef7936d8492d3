import { Parser } from 'htmlparser2';
import { resolveUrl } from '../feeds/parse/resolve-url.ts';

/** Every open tag costs parser time, and icons are in the head. */
const TAGS_MAX = 3_000;
const ICONS_MAX = 20;
/** Large enough for every place, and rarely a drawing of the whole front page. */
const WANTED_PX = 96;
const TOUCH_PX = 180;

interface Candidate {
  url: string;
  /** The width that the page states, or that is usual. */
  px: number;
}

/** The addresses of the icons that an HTML page names, the most suitable first; `address` is where the page came from. */
export function pageIcons(html: string, address: string): string[] {
  const found: Candidate[] = [];
  let base: string | undefined;
  let tags = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      tags += 1;
      if (tags === TAGS_MAX || name === 'body') parser.pause();
      if (name === 'base') base ??= resolveUrl(attributes.href, [address]);
      if (name !== 'link' || found.length >= ICONS_MAX) return;
      const px = widthOf(attributes);
      const url = px === undefined ? undefined : resolveUrl(attributes.href?.trim(), [base, address]);
      if (px !== undefined && url !== undefined && !isDrawing(url, attributes.type)) found.push({ url, px });
    },
  });
  parser.end(html);
  const best = found.sort((one, other) => distance(one) - distance(other));
  return [...new Set(best.map(({ url }) => url))];
}

/** Undefined for a link to anything but an icon. */
function widthOf({ rel = '', sizes = '' }: Record<string, string>): number | undefined {
  const relations = rel.toLowerCase().split(/\s+/);
  const isTouch = relations.some((each) => /^apple-touch-icon(?:-precomposed)?$/.test(each));
  if (!isTouch && !relations.includes('icon')) return undefined;
  const widths = [...sizes.matchAll(/(\d{1,4})x\d{1,4}/gi)].map(([, width]) => Number(width));
  return widths.length > 0 ? Math.max(...widths) : isTouch ? TOUCH_PX : WANTED_PX / 3;
}

/** SVG is a program rather than a picture. */
function isDrawing(url: string, type = ''): boolean {
  return /svg/i.test(type) || /\.svgz?(?:[?#]|$)/i.test(url);
}

/** One that has to be enlarged is worse than any that is larger. */
function distance({ px }: Candidate): number {
  return px >= WANTED_PX ? px - WANTED_PX : (WANTED_PX - px) * 100;
}
