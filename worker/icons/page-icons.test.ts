import { expect, test } from 'vitest';
import { pageIcons } from './page-icons.ts';

const ADDRESS = 'https://post.example/news/';

test('prefers an icon that is large enough, and the smallest of those', () => {
  const html = `<head><link rel="icon" href="/16.png" sizes="16x16"><link rel="Apple-Touch-Icon" href="touch.png">
    <link rel="shortcut icon" href="/any.png"><link rel="icon" sizes="512x512" href="/512.png"></head>`;
  expect(pageIcons(html, ADDRESS)).toEqual([
    'https://post.example/news/touch.png',
    'https://post.example/512.png',
    'https://post.example/any.png',
    'https://post.example/16.png',
  ]);
});

test('resolves against the base of the page, and takes no drawing and nothing that is not fetched', () => {
  const html = `<base href="https://static.example/a/"><link rel=icon href="b.png"><link rel=icon href=c.svg>
    <link rel=icon type="image/svg+xml" href=d><link rel=icon href="data:image/png;base64,AA"><link rel=icon>
    <link rel="stylesheet icons" href="e.png"><link rel="mask-icon" href="f.png">`;
  expect(pageIcons(html, ADDRESS)).toEqual(['https://static.example/a/b.png']);
});

test('stops at the body and at too many tags', () => {
  expect(pageIcons('<head></head><body><link rel="icon" href="/late.png">', ADDRESS)).toEqual([]);
  expect(pageIcons(`${'<p>'.repeat(4_000)}<link rel="icon" href="/late.png">`, ADDRESS)).toEqual([]);
});
