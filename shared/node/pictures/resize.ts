import sharp, { type Sharp } from 'sharp';
import { dominantColor } from './dominant-color.ts';
import { iconImage, isIconFile } from './icon-image.ts';

const PIXELS_MAX = 40_000_000;
const SECONDS_MAX = 8;
/** A picture is at most this many times as high as wide: nothing taller fits a page. */
const HEIGHTS_MAX = 3;
const MASTER_WIDTH = 1_440;
/** A larger file is worth writing anew. */
const SMALL_BYTES = 600_000;
const QUALITY = 76;
/** Of six; a higher one takes twice the time for the same bytes. */
const WEBP_EFFORT = 2;
const MASTER = { quality: 90 };
const MASTER_WEBP = { ...MASTER, effort: WEBP_EFFORT };
/** Enough for the dominant colour. */
const COLOR_PIXELS = 48;
const ICON_PIXELS_MAX = 4_200_000;
const ICON_SIDE_MIN = 16;
const LOGO_SIDE_MIN = 32;
const LOGO_WIDTH = 1_024;
const LOGO_HEIGHT = 512;

/** One decode at a time, in one thread, that keeps nothing. */
sharp.concurrency(1);
sharp.cache(false);
// Only the decoders of the formats that are accepted; SVG, PDF and others stay closed.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});

/** What is known of a picture before it is loaded: the size of the original, upright, and the dominant colour. */
export interface PictureFacts {
  width: number;
  height: number;
  color: string;
}

export type PictureFormat = 'webp' | 'plain';

interface Version {
  width: number;
  format: PictureFormat;
}

/** A task for the resizing process: the first version of an original, another one of its master, or a site's icon or logo. */
export type ResizeTask =
  | ({ kind: 'original'; bytes: Uint8Array } & Version)
  | ({ kind: 'version'; master: Uint8Array } & Version)
  | { kind: 'icon'; bytes: Uint8Array; size: number; isMaskable?: boolean }
  | { kind: 'logo'; bytes: Uint8Array };

export interface Resized {
  bytes: Uint8Array;
  /** Of an original: what further versions are made of, and what is known of it. */
  master?: { bytes: Uint8Array; facts: PictureFacts };
  /** Of a logo. */
  size?: { width: number; height: number };
}

/** Does a task; throws for bytes that are no picture, and for one with too many pixels. */
export async function resize(task: ResizeTask): Promise<Resized> {
  if (task.kind === 'original') return firstVersionOf(task);
  if (task.kind === 'logo') return logoOf(task);
  return { bytes: await (task.kind === 'icon' ? iconOf(task) : versionOf(task)) };
}

/**
 * The first version of an original, and its master: the first frame, no wider than the widest version. Decoding takes
 * most of the time, so it is done once for all. A small JPEG is its own master; others become one unless they have
 * transparent parts: every further version decodes its master, and a JPEG decodes four times as fast as a WebP.
 */
async function firstVersionOf({ bytes, ...version }: ResizeTask & { kind: 'original' }): Promise<Resized> {
  const { width = 0, height = 0, orientation = 1, format } = await open(bytes).metadata();
  const [across, down] = orientation >= 5 ? [height, width] : [width, height];
  const isMaster =
    format === 'jpeg' && across <= MASTER_WIDTH && down <= across * HEIGHTS_MAX && bytes.length <= SMALL_BYTES;
  const { data, info } = await fitted(open(bytes).autoOrient(), isMaster ? version.width : MASTER_WIDTH)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = (): Sharp => sharp(data, { raw: info });
  const isOpaque = info.channels !== 4 || (await pixels().stats()).isOpaque;
  const master = isMaster ? bytes : await (isOpaque ? pixels().jpeg(MASTER) : pixels().webp(MASTER_WEBP)).toBuffer();
  return {
    bytes: await encoded(fitted(pixels(), version.width), version.format, !isOpaque),
    master: { bytes: master, facts: { width: across, height: down, color: await colorOf(pixels()) } },
  };
}

async function versionOf({ master, width, format }: ResizeTask & { kind: 'version' }): Promise<Uint8Array> {
  const { hasAlpha } = await open(master).metadata();
  return encoded(fitted(open(master).autoOrient(), width), format, hasAlpha);
}

function encoded(image: Sharp, format: PictureFormat, hasAlpha: boolean): Promise<Uint8Array> {
  if (format === 'webp') return image.webp({ quality: QUALITY, effort: WEBP_EFFORT }).toBuffer();
  return (hasAlpha ? image.png({ palette: true }) : image.jpeg({ quality: QUALITY })).toBuffer();
}

/** A logo without metadata, upright, no larger than a screen of the finest kind shows. */
async function logoOf({ bytes }: ResizeTask & { kind: 'logo' }): Promise<Resized> {
  const image = sharp(bytes, { limitInputPixels: ICON_PIXELS_MAX, failOn: 'error' }).timeout({ seconds: SECONDS_MAX });
  const { width = 0, height = 0 } = await image.metadata();
  if (Math.min(width, height) < LOGO_SIDE_MIN) throw new Error(`${width} × ${height} pixels are too few`);
  const { data, info } = await image
    .autoOrient()
    .resize(LOGO_WIDTH, LOGO_HEIGHT, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: MASTER.quality, effort: WEBP_EFFORT })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, size: { width: info.width, height: info.height } };
}

/** A square PNG, with room beside what is not square, and around it for a system that cuts icons to its own shape. */
async function iconOf({ bytes, size, isMaskable = false }: ResizeTask & { kind: 'icon' }): Promise<Uint8Array> {
  const image = openIcon(Buffer.from(bytes));
  const { width = 0, height = 0 } = await image.metadata();
  if (Math.min(width, height) < ICON_SIDE_MIN) throw new Error(`an icon of ${width} × ${height} pixels is too small`);
  const inset = isMaskable ? Math.round(size / 5) : 0;
  const background = isMaskable ? { r: 255, g: 255, b: 255, alpha: 1 } : { r: 0, g: 0, b: 0, alpha: 0 };
  const side = size - 2 * inset;
  const drawn = image
    .resize(side, side, { fit: 'contain', background })
    .extend({ top: inset, bottom: inset, left: inset, right: inset, background });
  return (isMaskable ? drawn.flatten({ background }) : drawn)
    .png({ palette: size > ICON_SIDE_MIN * 2, effort: 7 })
    .toBuffer();
}

function openIcon(bytes: Buffer): Sharp {
  const limits = { limitInputPixels: ICON_PIXELS_MAX, failOn: 'error' } as const;
  if (!isIconFile(bytes)) return sharp(bytes, limits).timeout({ seconds: SECONDS_MAX });
  const image = iconImage(bytes);
  if (!image) throw new Error('the icon file has no picture that is read here');
  if ('png' in image) return sharp(image.png, limits).timeout({ seconds: SECONDS_MAX });
  const { rgba, width, height } = image;
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

async function colorOf(image: Sharp): Promise<string> {
  const few = image.resize(COLOR_PIXELS, COLOR_PIXELS, { fit: 'inside' }).flatten({ background: '#ffffff' });
  // `stats` would find it, too, but measures much more; it took a third of the time of a picture.
  return dominantColor(await few.toColourspace('srgb').raw().toBuffer());
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).timeout({ seconds: SECONDS_MAX });
}

function fitted(image: Sharp, width: number): Sharp {
  return image.resize(width, width * HEIGHTS_MAX, { fit: 'inside', withoutEnlargement: true });
}
