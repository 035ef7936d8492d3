import { expect, test } from 'vitest';
import { pictureType } from './picture-type.ts';

test.each([
  ['ffd8ffe000104a46494600', 'jpeg'],
  ['89504e470d0a1a0a0000000d', 'png'],
  [Buffer.from('GIF89a\x01\x00').toString('hex'), 'gif'],
  [Buffer.from('RIFF1234WEBPVP8 ').toString('hex'), 'webp'],
  [`0000001c${Buffer.from('ftypavif').toString('hex')}`, 'avif'],
  [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">').toString('hex'), undefined],
  [Buffer.from('%PDF-1.7 and some').toString('hex'), undefined],
  [`0000001c${Buffer.from('ftypheic').toString('hex')}`, undefined],
  ['', undefined],
])('%s is %s', (hex, type) => {
  expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type);
});
