import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { openResizer, type Resizer, UnusablePicture } from './resizer.ts';

const ODD = fileURLToPath(new URL('../../../tests/helpers/odd-resizer.mjs', import.meta.url));
const CREATE = { width: 90, height: 60, channels: 3, background: '#cc2200' } as const;

const opened: Resizer[] = [];
function open(options?: Parameters<typeof openResizer>[0]): Resizer {
  const resizer = openResizer(options);
  opened.push(resizer);
  return resizer;
}
afterEach(() => {
  for (const resizer of opened.splice(0)) resizer.close();
});

test('makes a master, with what is known of the picture', async () => {
  const bytes = await sharp({ create: CREATE }).png().toBuffer();
  const made = await open().run({ kind: 'master', bytes });
  expect(made.facts).toMatchObject({ width: 90, height: 60 });
  const [red = 0, green = 255] = [made.facts?.color.slice(1, 3), made.facts?.color.slice(3, 5)].map((hex) =>
    Number.parseInt(hex ?? '', 16),
  );
  expect(red).toBeGreaterThan(180);
  expect(green).toBeLessThan(60);
});

test('opens no format but those of pictures on the web, whatever calls it', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const tiff = await sharp({ create: CREATE }).tiff().toBuffer();
  const resizer = open();
  for (const bytes of [svg, tiff, Buffer.alloc(0), Buffer.from('text')]) {
    await expect(resizer.run({ kind: 'master', bytes })).rejects.toThrow(UnusablePicture);
  }
});

test('a process that crashes or hangs costs its own picture alone', async () => {
  const resizer = open({ program: ODD, taskMs: 5_000 });
  const run = (task: string) => resizer.run({ kind: 'master', bytes: Buffer.from(task) });
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
    const { bytes } = await open({ program: ODD }).run({ kind: 'master', bytes: Buffer.from('environment') });
    expect(Buffer.from(bytes).toString()).not.toContain('swordfish');
  } finally {
    Reflect.deleteProperty(process.env, 'TEST_SECRET');
  }
});
