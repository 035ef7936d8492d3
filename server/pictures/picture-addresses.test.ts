import { expect, test } from 'vitest';
import { pictureInWidth, pictureSources } from '../../shared/domain/picture.ts';
import { openPictureAddresses } from './picture-addresses.ts';

const SOURCE = 'http://media.example/Bäume.jpg?size=large&v=2';
const addresses = openPictureAddresses('one secret');

function partsOf(path: string): { signature: string; encoded: string } {
  const [, , signature = '', , encoded = ''] = path.split('/');
  return { signature, encoded };
}

test('a signed path gives back the address it was made for', () => {
  const { signature, encoded } = partsOf(addresses.pathOf(SOURCE, 640));
  expect(addresses.sourceOf(signature, encoded)).toBe(SOURCE);
});

test('no other signature is accepted: of another address, of another secret, cut, empty or of other bytes', () => {
  const { signature, encoded } = partsOf(addresses.pathOf(SOURCE, 640));
  const other = partsOf(addresses.pathOf('http://10.0.0.1/', 640));
  const forged = [other.signature, signature.slice(1), '', signature.replace(/^./, 'é'), `${signature}A`];
  expect(forged.map((each) => addresses.sourceOf(each, encoded))).toEqual(forged.map(() => undefined));
  expect(addresses.sourceOf(signature, other.encoded)).toBeUndefined();
  expect(openPictureAddresses('another secret').sourceOf(signature, encoded)).toBeUndefined();
});

test('the page makes the other widths of a path itself, and leaves foreign addresses alone', () => {
  const path = addresses.pathOf(SOURCE, 640);
  expect(pictureInWidth(path, 160)).toBe(addresses.pathOf(SOURCE, 160));
  expect(pictureSources(path)?.split(', ')).toContain(`${addresses.pathOf(SOURCE, 1_440)} 1440w`);
  expect(pictureInWidth('https://media.example/images/640/a.jpg', 160)).toBe('https://media.example/images/640/a.jpg');
  expect(pictureSources('https://media.example/a.jpg')).toBeUndefined();
});
