import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { openResizer, type Resizer, UnusablePicture } from './resizer.ts';

const ODD = fileURLToPath(new URL('../../../tests/helpers/odd-resizer.mjs', import.meta.url));
const CREATE = { width: 90, height: 60, channels: 3, background: '#cc2200' } as const;

const opened: Resizer[] = [];
/** Resizing leaves the processor to others, of which there are many beside a test. */
function open(options?: Parameters<typeof openResizer>[0]): Resizer {
  const resizer = openResizer({ taskMs: 60_000, ...options });
  opened.push(resizer);
  return resizer;
}
afterEach(() => {
  for (const resizer of opened.splice(0)) resizer.close();
});

const SMALL = { width: 45, format: 'webp' } as const;

test('makes a first version and a master, with what is known of the picture', async () => {
  const resizer = open();
  for (const format of ['png', 'jpeg', 'webp'] as const) {
    const bytes = await sharp({ create: CREATE }).toFormat(format).toBuffer();
    const { bytes: first, master } = await resizer.run({ kind: 'original', bytes, ...SMALL });
    expect(await sharp(first).metadata()).toMatchObject({ format: 'webp', width: 45, height: 30 });
    expect(await sharp(master?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 90, height: 60 });
    expect(master?.facts).toMatchObject({ width: 90, height: 60 });
    const color = master?.facts.color ?? '';
    const [red = 0, green = 255] = [color.slice(1, 3), color.slice(3, 5)].map((hex) => Number.parseInt(hex, 16));
    expect(red).toBeGreaterThan(180);
    expect(green).toBeLessThan(60);
  }
});

test.each(['webp', 'plain'] as const)(
  'the first version (%s) looks like one of the master, turned and transparent, too',
  async (format) => {
    const resizer = open();
    const half = { input: { create: { ...CREATE, width: 45, background: '#0044cc' } }, left: 0, top: 0 } as const;
    const halves = (): Sharp => sharp({ create: CREATE }).composite([half]);
    const originals = [
      await halves().jpeg().toBuffer(),
      await halves().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      await sharp({ create: { ...CREATE, width: 2_000, height: 1_000 } })
        .jpeg()
        .toBuffer(),
      await sharp({ create: { ...CREATE, channels: 4, background: { r: 200, g: 40, b: 0, alpha: 0.4 } } })
        .png()
        .toBuffer(),
      await halves().toColourspace('b-w').jpeg().toBuffer(),
      await halves().toColourspace('cmyk').jpeg().toBuffer(),
    ];
    for (const bytes of originals) {
      const version = { width: 30, format };
      const { bytes: first, master } = await resizer.run({ kind: 'original', bytes, ...version });
      const later = await resizer.run({ kind: 'version', master: master?.bytes ?? bytes, ...version });
      const [one, other] = await Promise.all([first, later.bytes].map(pixelsOf));
      expect(one?.info).toEqual(other?.info);
      const differences = [...(one?.data ?? [])].map((value, index) => Math.abs(value - (other?.data[index] ?? 0)));
      expect(Math.max(...differences)).toBeLessThan(40);
    }
  },
);

function pixelsOf(bytes: Uint8Array) {
  return sharp(bytes).ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
}

test('opens no format but those of pictures on the web, whatever calls it', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const tiff = await sharp({ create: CREATE }).tiff().toBuffer();
  const resizer = open();
  for (const bytes of [svg, tiff, Buffer.alloc(0), Buffer.from('text')]) {
    await expect(resizer.run({ kind: 'original', bytes, ...SMALL })).rejects.toThrow(UnusablePicture);
  }
});

test('a process that crashes or hangs costs its own picture alone', async () => {
  const resizer = open({ program: ODD, taskMs: 5_000 });
  const run = (task: string) => resizer.run({ kind: 'original', bytes: Buffer.from(task), ...SMALL });
  const answers = await Promise.allSettled(['crash', 'answer', 'hang', 'answer'].map(run));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(answers.flatMap((answer) => (answer.status === 'rejected' ? String(answer.reason) : []))).toEqual([
    'UnusablePicture: its process ended: SIGSEGV',
    'UnusablePicture: took more than 5000 ms',
  ]);
});

test('the process is given no secret', async () => {
  Object.assign(process.env, { TEST_SECRET: 'swordfish' });
  try {
    const { bytes } = await open({ program: ODD }).run({
      kind: 'original',
      bytes: Buffer.from('environment'),
      ...SMALL,
    });
    expect(Buffer.from(bytes).toString()).not.toContain('swordfish');
  } finally {
    Reflect.deleteProperty(process.env, 'TEST_SECRET');
  }
});
