import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { realImageAddress, sourceSizes } from './lazy-image.ts';

const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

test.each([
  ['a plain picture', { src: '/a.jpg' }, '/a.jpg'],
  ['a data URI before data-src', { src: DOT, 'data-src': '/a.jpg' }, '/a.jpg'],
  ['a preview before data-original', { src: '/a-20px.jpg', 'data-original': '/a.jpg' }, '/a.jpg'],
  [
    'a loader before data-lazy-src',
    { src: '/img/lazyload.gif', 'data-lazy-src': 'https://p.example/a.jpg' },
    'https://p.example/a.jpg',
  ],
  ['a blank before data-srcset', { src: '/blank.png?v=2', 'data-srcset': '/a.jpg 1x, /a2.jpg 2x' }, '/a2.jpg'],
  ['a placeholder before srcset', { src: '/placeholder-800x600.svg', srcset: '/a.jpg 400w' }, '/a.jpg'],
  ['src beside srcset', { src: '/a.jpg', srcset: '/b.jpg 2x' }, '/a.jpg'],
  ['an empty data-src', { src: '/a.jpg', 'data-src': ' ' }, '/a.jpg'],
  ['a switch', { src: '/a.jpg', 'data-lazy': 'true' }, '/a.jpg'],
  ['settings in data-src', { src: '/a.jpg', 'data-src': '{"a":1}' }, '/a.jpg'],
  ['a picture of tea', { src: '/earl-grey.png' }, '/earl-grey.png'],
  ['a name that only contains "pixel"', { src: '/the-pixel-phone.jpg' }, '/the-pixel-phone.jpg'],
  ['a relative path', { 'data-src': 'pictures/a.jpg' }, 'pictures/a.jpg'],
])('%s', (_what, attributes, address) => {
  expect(realImageAddress(attributes)).toBe(address);
});

test.each([{}, { src: DOT }, { src: '/spacer.gif' }, { src: 'about:blank' }, { src: 'lazy.png', srcset: `${DOT} 1w` }])(
  '%o shows no picture',
  (attributes) => {
    expect(realImageAddress(attributes)).toBeUndefined();
  },
);

test.each([
  ['/s.jpg 400w, /m.jpg 1200w, /l.jpg 3000w', '/m.jpg'],
  ['/l.jpg 3000w, /xl.jpg 5000w', '/l.jpg'],
  ['/one.jpg, /two.jpg 2x, /three.jpg 3x', '/two.jpg'],
  ['/one.jpg', '/one.jpg'],
])('of the sizes %s, %s is shown', (srcset, address) => {
  expect(realImageAddress({ srcset })).toBe(address);
});

test('commas inside an address belong to it', () => {
  expect(sourceSizes('https://c.example/w_400,h_300/a.jpg 400w,b.jpg 1x, c.jpg,')).toEqual([
    { address: 'https://c.example/w_400,h_300/a.jpg', descriptor: '400w' },
    { address: 'b.jpg', descriptor: '1x' },
    { address: 'c.jpg', descriptor: '' },
  ]);
});

test('a list without end costs no more than its length', () => {
  const started = cpuMs();
  for (const part of [',', ' ', 'a ', 'a,', 'a 1x,']) sourceSizes(part.repeat(500_000));
  expect(cpuMs() - started).toBeLessThan(2_000);
});
