import { expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import { sentTextsIn } from '../outgoing/sent-texts.ts';
import { type AlertLine, type ToldAlert, writeNews } from './write-alert.ts';

const URL = 'https://news.example';
const texts = await sentTextsIn('en');

function card(headline: string, changes: Partial<StoryCard> = {}): StoryCard {
  const publisher = { id: 'p', name: 'Paper' };
  return { id: headline, headline, summary: 'A summary.', publisher, priority: 'routine', ...changes } as StoryCard;
}

function line(story: StoryCard, stories = 1, added?: string): AlertLine {
  return { story, stories, added };
}

function write(
  lines: AlertLine[],
  { stories = 1, rules = ['Storm'], retracted = [] as StoryCard[], ...more } = {} as Partial<ToldAlert>,
) {
  return writeNews({ stories, rules, lines, retracted, corrected: [], ...more }, URL, texts);
}

test('one story is its headline, with what it adds in place of its summary, and leads to it', () => {
  const content = write([line(card('Dam breaks', { priority: 'flash' }), 1, 'Two villages are cut off.')]);
  expect(content).toMatchObject({ title: 'Flash: Dam breaks', url: `${URL}/story/Dam breaks/dam-breaks` });
  expect(content?.paragraphs.map(({ text }) => text)).toEqual(['Paper: Two villages are cut off.']);
});

test('ALERT6 several reports of one storyline are counted under its headline', () => {
  const content = write([line(card('Dam breaks'), 12)], { stories: 12 });
  expect(content?.title).toBe('12 reports: Dam breaks');
  expect(content?.paragraphs[0]?.text).toBe('Paper: A summary. (and 11 more reports)');
});

test('ALERT6 many storylines are counted under the rule, and what is not named is counted, too', () => {
  const content = write([line(card('One'), 3), line(card('Two'))], { stories: 1_000 });
  expect(content).toMatchObject({ title: '1,000 stories in “Storm”', url: URL });
  expect(content?.paragraphs.at(-1)?.text).toBe('And 996 more stories');
  expect(write([line(card('One')), line(card('Two'))], { stories: 2, rules: ['a', 'b'] })?.title).toBe('2 new stories');
});

test('ALERT8 a retraction is told with its reason; nothing left to say is no message', () => {
  const retracted = [card('Comet lands', { retracted: { at: '', reason: 'It was a balloon.' } })];
  const content = write([], { stories: 0, retracted });
  expect(content?.title).toBe('Retracted: Comet lands');
  expect(content?.paragraphs[0]?.text).toContain('Paper retracted this story. It was a balloon.');
  expect(write([], { stories: 0 })).toBeUndefined();
});

test('RECALL5 a correction is told with the headline of before, else with the summary of now', () => {
  const story = card('Seven hurt in fire');
  const content = write([], { stories: 0, corrected: [{ story, before: 'Twelve hurt in fire' }] });
  expect(content).toMatchObject({
    title: 'Corrected: Seven hurt in fire',
    url: `${URL}/story/Seven hurt in fire/seven-hurt-in-fire`,
  });
  expect(content?.paragraphs[0]?.text).toBe(
    'Corrected: Seven hurt in fire\nPaper corrected this story. Its headline was: Twelve hurt in fire',
  );
  const same = write([], { stories: 0, corrected: [{ story, before: undefined }] });
  expect(same?.paragraphs[0]?.text).toBe('Corrected: Seven hurt in fire\nPaper: A summary.');
});

test('texts are in the language of the address', async () => {
  const german = await sentTextsIn('de');
  const told = {
    stories: 1_000,
    rules: ['Sturm'],
    lines: [line(card('One'), 3), line(card('Two'))],
    retracted: [],
    corrected: [],
  };
  const content = writeNews(told, URL, german);
  expect(content?.title).toBe('1.000 Meldungen in „Sturm“');
  expect(content?.paragraphs.at(-1)?.text).toBe('Und 996 weitere Meldungen');
});
