import sharp from 'sharp';
import { dice, H, W } from './canvas.mjs';

const GRAIN_SIDE = 512;

/** What a camera and a picture desk do to a scene: tones, colour, a darker edge, grain. */
export async function develop(document, { seed = 1, saturation = 1, contrast = 1.06, lift = 4, warm = 0, vignette = 0.34, grain = 4.5, quality = 62 } = {}) {
  const scene = await sharp(Buffer.from(document), { limitInputPixels: false, unlimited: true }).removeAlpha().png().toBuffer();
  const toned = await sharp(scene)
    .modulate({ saturation })
    .linear([contrast + warm / 100, contrast, contrast - warm / 100], [lift - 12 * (contrast - 1), lift - 12 * (contrast - 1), lift + 4 - 12 * (contrast - 1)])
    .png()
    .toBuffer();
  const layers = [
    { input: edge(vignette), blend: 'multiply' },
    { input: await grainTile(seed, grain), tile: true, blend: 'soft-light' },
  ];
  return sharp(toned).composite(layers).removeAlpha().webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
}

function edge(amount) {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}"><radialGradient id="v" cx="0.5" cy="0.48" r="0.78"><stop offset="0.55" stop-color="#fff"/><stop offset="1" stop-color="rgb(${[0, 0, 6].map((add) => Math.round(255 * (1 - amount)) + add).join(',')})"/></radialGradient><rect width="100%" height="100%" fill="url(#v)"/></svg>`,
  );
}

async function grainTile(seed, amount) {
  const random = dice(seed + 7_000);
  const gray = Buffer.alloc(GRAIN_SIDE * GRAIN_SIDE);
  for (let at = 0; at < gray.length; at += 1) gray[at] = 128 + (random() + random() + random() - 1.5) * amount * 8;
  return sharp(gray, { raw: { width: GRAIN_SIDE, height: GRAIN_SIDE, channels: 1 } })
    .blur(0.7)
    .toColourspace('srgb')
    .png()
    .toBuffer();
}
