import { expect, test } from 'vitest';
import { textOf } from '../../shared/node/text/text-of.ts';
import { sanitiseBody, stripTags } from './sanitise.ts';

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
  ['<iframe src="https://x.example"></iframe>', ''],
  ['<svg><script>x()</script></svg>', ''],
  ['<form action="https://x.example"><input></form>', ''],
  ['<img src="http://x.example/a.png">', ''],
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

test('tags in a line of text are taken out, and other signs stay', () => {
  expect(stripTags('<b>Bold</b> &amp; brave')).toBe('Bold & brave');
  expect(stripTags('5 < 6')).toBe('5 < 6');
});
