import { expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';

const TEXT = 'COPY a\n1\tx\\\\.\n\\\\.\n2\ty\n\\.\nCOPY b\n\\.\nthe rest';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text).subarray(at, at + size);
}

async function all(source: AsyncIterable<Buffer>): Promise<string[]> {
  const blocks: string[] = [];
  for await (const block of source) blocks.push(block.toString());
  return blocks;
}

test.each(Array.from({ length: TEXT.length }, (_, index) => index + 1))(
  'tables and lines are the same in pieces of %i bytes, and rows stay whole',
  async (size) => {
    const reader = new ByteReader(inPieces(TEXT, size));
    expect(await reader.line(10)).toBe('COPY a');
    const rows = await all(reader.rows());
    expect(rows.join('')).toBe('1\tx\\\\.\n\\\\.\n2\ty\n');
    expect(rows.filter((block) => !block.endsWith('\n'))).toEqual([]);
    expect(await reader.line(10)).toBe('COPY b');
    expect(await all(reader.rows())).toEqual([]);
    expect((await all(reader.rest())).join('')).toBe('the rest');
  },
);

test('a line that is too long, and an end in the middle, are damage', async () => {
  const damaged = { name: 'BackupFileError', kind: 'damaged' };
  await expect(new ByteReader(inPieces('a line\n', 2)).line(3)).rejects.toMatchObject(damaged);
  await expect(new ByteReader(inPieces('a line', 2)).line(10)).rejects.toMatchObject(damaged);
  await expect(all(new ByteReader(inPieces('1\n2\n', 2)).rows())).rejects.toMatchObject(damaged);
});
