import sharp, { type Sharp } from 'sharp';
import type { IconSize } from '../../domain/publisher.ts';
import { iconImage, isIconFile } from './icon-image.ts';

const PIXELS_MAX = 40_000_000;
const SECONDS_MAX = 8;
/** A picture is at most this many times as high as wide: nothing taller fits a page. */
const HEIGHTS_MAX = 3;
const MASTER_WIDTH = 1_440;
const MASTER_QUALITY = 90;
/** A larger file is worth writing anew. */
const SMALL_BYTES = 600_000;
const QUALITY = 76;
/** Of six; a higher one takes twice the time for the same bytes. */
const WEBP_EFFORT = 2;
/** Enough for the dominant colour. */
const COLOR_PIXELS = 48;
const ICON_PIXELS_MAX = 4_200_000;
const ICON_SIDE_MIN = 16;

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

/** A task for the resizing process: the largest version of an original, another version of that, or a site's icon. */
export type ResizeTask =
  | { kind: 'master'; bytes: Uint8Array }
  | { kind: 'version'; master: Uint8Array; width: number; format: PictureFormat }
  | { kind: 'icon'; bytes: Uint8Array; size: IconSize };

export type PictureFormat = 'webp' | 'plain';

export interface Resized {
  bytes: Uint8Array;
  /** For a master. */
  facts?: PictureFacts;
}

/** Does a task; throws for bytes that are no picture, and for one with too many pixels. */
export async function resize(task: ResizeTask): Promise<Resized> {
  if (task.kind === 'master') return masterOf(task.bytes);
  return { bytes: await (task.kind === 'icon' ? iconOf(task) : versionOf(task)) };
}

/**
 * The first frame, no wider than the widest version. A small JPEG is its own master; others become one unless they have
 * transparent parts: every version decodes its master again, and a JPEG decodes four times as fast as a WebP.
 */
async function masterOf(bytes: Uint8Array): Promise<Resized> {
  const { width = 0, height = 0, orientation = 1, format } = await open(bytes).metadata();
  const [across, down] = orientation >= 5 ? [height, width] : [width, height];
  const isSmall = across <= MASTER_WIDTH && down <= across * HEIGHTS_MAX && bytes.length <= SMALL_BYTES;
  const master = format === 'jpeg' && isSmall ? bytes : await reducedMaster(bytes);
  return { bytes: master, facts: { width: across, height: down, color: await colorOf(master) } };
}

async function reducedMaster(bytes: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await fitted(open(bytes).autoOrient(), MASTER_WIDTH)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = (): Sharp => sharp(data, { raw: info });
  const isOpaque = info.channels !== 4 || (await pixels().stats()).isOpaque;
  const master = isOpaque
    ? pixels().jpeg({ quality: MASTER_QUALITY })
    : pixels().webp({ quality: MASTER_QUALITY, effort: WEBP_EFFORT });
  return master.toBuffer();
}

async function versionOf({ master, width, format }: ResizeTask & { kind: 'version' }): Promise<Uint8Array> {
  const image = fitted(open(master).autoOrient(), width);
  if (format === 'webp') return image.webp({ quality: QUALITY, effort: WEBP_EFFORT }).toBuffer();
  const { hasAlpha } = await open(master).metadata();
  return hasAlpha ? image.png({ palette: true }).toBuffer() : image.jpeg({ quality: QUALITY }).toBuffer();
}

/** A square PNG, with room beside what is not square. */
async function iconOf({ bytes, size }: ResizeTask & { kind: 'icon' }): Promise<Uint8Array> {
  const image = openIcon(Buffer.from(bytes));
  const { width = 0, height = 0 } = await image.metadata();
  if (Math.min(width, height) < ICON_SIDE_MIN) throw new Error(`an icon of ${width} × ${height} pixels is too small`);
  return image
    .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
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

async function colorOf(master: Uint8Array): Promise<string> {
  const { data, info } = await open(master)
    .resize(COLOR_PIXELS, COLOR_PIXELS, { fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { r, g, b } = (await sharp(data, { raw: info }).stats()).dominant;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).timeout({ seconds: SECONDS_MAX });
}

function fitted(image: Sharp, width: number): Sharp {
  return image.resize(width, width * HEIGHTS_MAX, { fit: 'inside', withoutEnlargement: true });
}
