/** What a publisher says about the frame of a picture. */
export interface PictureFrame {
  /** In pixels. */
  width?: number;
  height?: number;
  /** What must stay in sight where the picture is cropped: from the left and from the top, 0 to 1. */
  focalPoint?: { x: number; y: number };
}

/** The picture of a story as a page shows it. */
export interface Picture {
  /** Where a page loads it: a path of this server for the proxied picture, otherwise the publisher's address. */
  url: string;
  /** What it shows, for readers who do not see it. */
  alt?: string;
  caption?: string;
  credit?: string;
  /** Of the original, in pixels: as the publisher says, and right once the picture has been fetched. */
  width?: number;
  height?: number;
  focalPoint?: PictureFrame['focalPoint'];
  /** The dominant colour, as `#rrggbb`; known once the picture has been fetched. */
  color?: string;
}

/** The widths, in pixels, in which the proxy offers a picture; it enlarges none. */
export const PICTURE_WIDTHS = [160, 320, 640, 960, 1_440] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** The widths at which pages show a card's picture and a story's, for `sizes`. */
export const CARD_SIZES = '(max-width: 40rem) 26vw, 176px';
export const LEAD_SIZES = '(max-width: 48rem) 100vw, 704px';

const PROXIED = /^((?:https?:\/\/[^/]+)?\/images\/[\w-]{22}\/)\d+(\/[\w-]+)$/;

/** The address of a proxied picture in another width; any other address unchanged. */
export function pictureInWidth(url: string, width: PictureWidth): string {
  return url.replace(PROXIED, `$1${width}$2`);
}

/** The `srcset` of a proxied picture; undefined for a picture of the publisher's host, which has one size. */
export function pictureSources(url: string): string | undefined {
  if (!PROXIED.test(url)) return undefined;
  return PICTURE_WIDTHS.map((width) => `${pictureInWidth(url, width)} ${width}w`).join(', ');
}

/** A page's policy allows no style of its own, so the stylesheet has this many places for the focal point on each axis. */
const FOCUS_STEPS = 8;

/** The classes that keep a picture's focal point in sight; undefined for the centre. */
export function focusClasses({ focalPoint }: Pick<Picture, 'focalPoint'>): string | undefined {
  if (focalPoint === undefined) return undefined;
  const step = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * FOCUS_STEPS);
  return `focus-x-${step(focalPoint.x)} focus-y-${step(focalPoint.y)}`;
}
