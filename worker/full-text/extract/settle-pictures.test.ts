import { expect, test } from 'vitest';
import { openDocument } from './open-document.ts';
import { settlePictures } from './settle-pictures.ts';

test.each([
  ['a late address in place of a placeholder', '<img src="/lazy.gif" data-src="/a.jpg">', '/a.jpg'],
  ['a late address in place of a data URI', '<img src="data:image/gif;base64,R0" data-url="/a.jpg">', '/a.jpg'],
  ['the largest of a late list', '<img data-srcset="/s.jpg 400w, /l.jpg 1200w">', '/l.jpg'],
  ['the address that is shown already', '<img src="/a.jpg">', '/a.jpg'],
  ['the picture of an AMP page', '<amp-img src="/a.jpg" alt="A" width="3" height="2"></amp-img>', '/a.jpg'],
])('a picture gets %s', (_, html, address) => {
  const document = openDocument(html);
  settlePictures(document);
  expect(document.querySelector('img')?.getAttribute('src')).toBe(address);
});
