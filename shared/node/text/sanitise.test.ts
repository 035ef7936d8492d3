import { expect, test } from 'vitest';
import { ELEMENTS_DEEP_MAX } from './body-limits.ts';
import { normaliseText } from './normalise.ts';
import { sanitiseBody, stripTags } from './sanitise.ts';
import { textOf } from './text-of.ts';

test('what a news body needs stays', () => {
  const html =
    '<h2>Why</h2><p>A <strong>b</strong> <a href="https://x.example/" rel="noopener noreferrer nofollow">c</a></p>' +
    '<ul><li>d</li></ul><blockquote><p>e</p></blockquote><table><tbody><tr><td colspan="2">f</td></tr></tbody></table>';
  expect(sanitiseBody(html, 'html')).toBe(html);
});

test.each([
  ['<script>x()</script>', ''],
  ['<img src=x onerror=x()>', ''],
  ['<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
  ['<a href=" java\nscript:x()">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
  ['<p style="position:fixed">a</p>', '<p>a</p>'],
  ['<iframe src="javascript:x()"></iframe>', ''],
  ['<svg><script>x()</script></svg>', ''],
  ['<form action="https://x.example"><input></form>', '<div></div>'],
  ['<img src="http://x.example:8080/a.png">', ''],
  ['<style>p{}</style><p>a', '<p>a</p>'],
])('%s becomes %j', (html, expected) => {
  expect(sanitiseBody(html, 'html')).toBe(expected);
});

test('EDIT7: sanitising twice changes nothing', () => {
  const inputs = [
    '<div><p>a<div>b</div></p></div>',
    '<p>1 < 2 & 3 > 2</p>',
    '<table><tr><td>a<p>b</table>',
    '<<script>script>alert(1)<</script>/script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<h1>a</h1><h6>b</h6>',
    '<p><span><p>a</p></span>b</p>',
    '<math><mrow>a<p>b<math><mi>c<table><tr><td><mi>d',
    '<p><iframe src="https://x.example/"><p>a</iframe><video><source src="https://x.example/a.mp4"></p>',
    '<noscript><img src="https://x.example/a.png"></noscript><svg><foreignObject><p>a</svg>',
  ];
  for (const input of inputs) {
    const once = sanitiseBody(input, 'html');
    expect(sanitiseBody(once, 'html')).toBe(once);
  }
});

test('plain text keeps its paragraphs and lines, and no markup', () => {
  expect(sanitiseBody('a\nb\r\n\r\n\n<c>', 'text')).toBe('<p>a<br />b</p>\n<p>&lt;c&gt;</p>');
});

test('Markdown with HTML in it goes the same way', () => {
  expect(sanitiseBody('**a** <script>x()</script>', 'markdown')).toBe('<p><strong>a</strong> </p>');
});

test('the text of a body has a line for each block', () => {
  expect(textOf('<h2>A</h2><p>b &amp; c<br />d</p><ul><li>e</li><li>f</li></ul>')).toBe('A\nb & c\nd\ne\nf');
});

test.each([
  ['a formula', '<math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup></math>', 'e^(kt)'],
  ['a fraction', '<math><mfrac><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac></math>', '1/(√x)'],
  [
    'a sum',
    '<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover></math>',
    '∑_(i=1)^n',
  ],
  ['two formulas', '<math><mi>a</mi></math> &lt; <math><mi>b</mi></math>', 'a < b'],
  [
    'a reading',
    '<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rp>(</rp><rt>きょう</rt><rp>)</rp></ruby>',
    '東京 (とうきょう)',
  ],
  ['text before a block', 'a<ul><li>b</li></ul>c', 'a\nb\nc'],
  ['markup that was cut', 'a <math><mi>b', 'a b'],
])('%s is readable in plain text', (_, html, text) => {
  expect(textOf(html)).toBe(text);
});

test('tags in a line of text are taken out, and other signs stay', () => {
  expect(stripTags('<b>Bold</b> &amp; brave')).toBe('Bold & brave');
  expect(stripTags('5 < 6')).toBe('5 < 6');
});

test.each([
  ['html', '<div>'.repeat(ELEMENTS_DEEP_MAX + 1)],
  ['html', '<q cite=https://x.example>'.repeat(ELEMENTS_DEEP_MAX + 1)],
  ['markdown', `${'*a '.repeat(2_000)}${'a* '.repeat(2_000)}`],
] as const)('EDIT9: %s that nests elements too deep is refused by name', (format, body) => {
  const fields = [expect.objectContaining({ field: 'body', rule: 'too_deep' })];
  expect(() => sanitiseBody(body, format)).toThrow(expect.objectContaining({ code: 'validation_failed', fields }));
});

test('EDIT9: what is nested as deep as browsers nest, or not closed paragraph after paragraph, is read', () => {
  expect(sanitiseBody(`${'<div>'.repeat(ELEMENTS_DEEP_MAX)}a`, 'html')).toContain('a');
  expect(sanitiseBody('<p>a<br><ul><li>b<li>b</ul><table><tr><td>c<tr><td>c</table>'.repeat(5_000), 'html')).toContain(
    'c',
  );
});

test('EDIT9: Markdown nested without end neither overflows the stack nor grows', () => {
  expect(sanitiseBody('> '.repeat(30_000), 'markdown').length).toBeLessThan(100_000);
  const wide = `${'|a'.repeat(2_500)}|\n${'|-'.repeat(2_500)}|\n${'|\n'.repeat(5_000)}`;
  expect(sanitiseBody(wide, 'markdown').length).toBeLessThan(5_000_000);
});

test('EDIT9: no letter bears more than 30 marks, however they were written', () => {
  for (const written of ['\u0301\u0316', '&#x301;&#x316;', '\u0301<b></b>\u0316']) {
    const html = sanitiseBody(`x${written.repeat(1_000)}`, 'html');
    expect(textOf(html).match(/\p{M}+/u)?.[0].length).toBe(30);
  }
  expect(normaliseText(`x${'\u0301\u0000'.repeat(100)}`).match(/\p{M}+/u)?.[0].length).toBe(30);
});

test('Markdown has tables, lists, quotes, struck words and written-out addresses', () => {
  const markdown = '# A\n\n|a|b|\n|-|-|\n|c|d|\n\n- ~~e~~\n\n> f https://x.example/g, and index.html';
  expect(sanitiseBody(markdown, 'markdown').replaceAll('\n', '')).toBe(
    '<h2>A</h2><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>' +
      '<ul><li><s>e</s></li></ul><blockquote><p>f <a href="https://x.example/g" rel="noopener noreferrer nofollow">' +
      'https://x.example/g</a>, and index.html</p></blockquote>',
  );
});
