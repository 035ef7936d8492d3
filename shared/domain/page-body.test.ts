import { expect, test } from 'vitest';
import { pageBody } from './page-body.ts';

const texts = {
  gallery: (count: number) => `${count} pictures`,
  pictureNo: (no: number, of: number) => `${no} / ${of}`,
};
const figure = (no: number): string => `<figure><img src="${no}.jpg"><figcaption>No ${no}</figcaption></figure>`;
const shown = (html: string): string => pageBody(html, texts);
const numbered = (no: number, of: number): string =>
  figure(no).replace('</figure>', `<span class="gallery-no">${no} / ${of}</span></figure>`);
const gallery = (...figures: string[]): string =>
  `<div class="gallery" role="group" aria-label="${figures.length} pictures" tabindex="0">${figures.join('')}</div>`;

test('pictures that follow one another are a gallery, each with its number', () => {
  expect(shown(`<p>A</p>${figure(1)}${figure(2)}<p>B</p>${figure(3)}`)).toBe(
    `<p>A</p>${gallery(numbered(1, 2), numbered(2, 2))}<p>B</p>${figure(3)}`,
  );
});

test('a text, or a figure without a picture, stands between two galleries', () => {
  const quote = '<figure><blockquote>Q</blockquote></figure>';
  expect(shown(figure(1) + figure(2) + quote + figure(3))).toBe(
    gallery(numbered(1, 2), numbered(2, 2)) + quote + figure(3),
  );
  expect(shown(`${figure(1)} text ${figure(2)}`)).toBe(`${figure(1)} text ${figure(2)}`);
});

test('figures in figures stay as they are', () => {
  const nested = `<figure>${figure(1)}${figure(2)}</figure><p>end</p>`;
  expect(shown(nested)).toBe(nested);
});

test('tables and preformatted text scroll by themselves and can be focused', () => {
  expect(shown('<table lang="en"><tr><td>1</td></tr></table><pre>x</pre>')).toBe(
    '<div class="wide" tabindex="0"><table lang="en"><tr><td>1</td></tr></table></div><pre tabindex="0">x</pre>',
  );
});

test('a body of nothing but beginnings costs little', () => {
  const begun = performance.now();
  shown('<figure>'.repeat(60_000));
  shown(`${figure(1)} `.repeat(6_000));
  expect(performance.now() - begun).toBeLessThan(1_000);
});
