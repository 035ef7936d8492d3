import { expect, test } from 'vitest';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { needFullText } from './needs-full-text.ts';

const SENTENCE = 'The mayor said that the water would reach the town within two hours, and that the school was open. ';
const ARTICLE = SENTENCE.repeat(20);

function storyOf(body: string | undefined, more: Partial<StoryIn> = {}): StoryIn {
  return {
    headline: 'Dam breaks',
    url: 'https://daily.example/dam',
    ...(body !== undefined && { body, bodyFormat: 'html' as const }),
    ...more,
  };
}

const needs = (story: StoryIn, beside: StoryIn[] = []): boolean => needFullText([story, ...beside], 'auto')(story);

test.each<[string, string | undefined]>([
  ['no body', undefined],
  ['a short one', `<p>${SENTENCE}</p>`],
  ['a picture alone', '<img src="https://daily.example/a.jpg">'],
  ['an ellipsis', `<p>${ARTICLE} and then …</p>`],
  ['an ellipsis in brackets', `<p>${ARTICLE}</p> [&#8230;]`],
  ['three dots in brackets', `<p>${ARTICLE} [...]</p>`],
  ['a link to read on', `<p>${ARTICLE}</p><p><a href="/dam">Continue reading</a></p>`],
  ['a link with the headline', `<p>${ARTICLE}</p><a href="/dam">Read more: Dam breaks &raquo;</a>`],
  ['a link in German', `<p>${ARTICLE} <a href="/dam">Weiterlesen</a></p>`],
  ['a link in Russian', `<p>${ARTICLE} <a href="/dam">Читать далее</a></p>`],
  ['a link in Japanese', `<p>${ARTICLE} <a href="/dam">続きを読む</a></p>`],
  [
    'WordPress’ last line behind it',
    `<p>${ARTICLE} [&hellip;]</p><p>The post <a href="/dam">Dam breaks</a> appeared first on <a href="/">The Daily</a>.</p>`,
  ],
])('FEED30 an item is an excerpt by %s', (_by, body) => {
  expect(needs(storyOf(body))).toBe(true);
});

test.each<[string, string]>([
  ['an article', `<p>${ARTICLE}</p>`],
  ['one that speaks of reading on', `<p>Continue reading, said the teacher.</p><p>${ARTICLE}</p>`],
  [
    'one above WordPress’ last line',
    `<p>${ARTICLE}</p><p>The post <a href="/dam">Dam breaks</a> appeared first on <a href="/">The Daily</a>.</p>`,
  ],
])('FEED30 an item is whole: %s', (_what, body) => {
  expect(needs(storyOf(body))).toBe(false);
});

test('FEED30 an item much shorter than usual is an excerpt', () => {
  const brief = storyOf(`<p>${SENTENCE.repeat(6)}</p>`);
  const long = Array.from({ length: 6 }, () => storyOf(`<p>${ARTICLE.repeat(3)}</p>`));
  const equal = Array.from({ length: 6 }, () => storyOf(`<p>${SENTENCE.repeat(7)}</p>`));
  expect([needs(brief), needs(brief, long), needs(brief, equal)]).toEqual([false, true, false]);
});

test('FEED30 on is for all that have an address, off for none', () => {
  const whole = storyOf(ARTICLE);
  const { url: _none, ...nowhere } = storyOf(undefined);
  const modes = (story: StoryIn) => (['off', 'on', 'auto'] as const).map((mode) => needFullText([story], mode)(story));
  expect([modes(whole), modes(nowhere)]).toEqual([
    [false, true, false],
    [false, false, false],
  ]);
});
