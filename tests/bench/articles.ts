import { readFileSync } from 'node:fs';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { type StoryIn, storyInSchema } from '../../shared/contract/story-schema.ts';
import { randomNumbers } from '../eval/articles.ts';

const TYPICAL_CHARACTERS = 4_000;
/** Modelled on a day of a real wire: most events have one or two reports, some have many, and a few are agency copy. */
const REPORTS_MEAN = 3;
const COPY_SHARE = 0.1;
const SENTENCES_OF_EVENT = 24;
/** The share of words with four or more letters that is unique to an event: names, places, figures, things. */
const OWN_WORDS_SHARE = 0.15;
const SYLLABLES = 'ba co da el fi gor hin is ka lor mi nes ol pra qui ros sa tel ur vin wen xa yor zet'.split(' ');

/** Returns `count` articles: those of an NDJSON file, repeated as needed, or an invented day of news of that size. */
export function readArticles(file: string | undefined, count: number): StoryIn[] {
  const source = file === undefined ? inventedArticles(count) : fileArticles(file);
  return Array.from({ length: count }, (_, index) => {
    const { externalId: _id, url: _url, ...article } = source[index % source.length] ?? { headline: 'none' };
    const round = Math.floor(index / source.length);
    return {
      ...article,
      externalId: `bench-${index}`,
      headline: round === 0 ? article.headline : `${article.headline} (${round})`,
    };
  });
}

function fileArticles(file: string): StoryIn[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => storyInSchema.parse(JSON.parse(line)));
}

/**
 * Invents events from the demo newsroom's sentences, with words of their own, each covered by several reports.
 * Repeating the newsroom's own stories instead would make storylines of hundreds, which no wire has. Deterministic.
 */
function inventedArticles(count: number): StoryIn[] {
  const random = randomNumbers(1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const pool = demoSentences();
  const articles: StoryIn[] = [];
  while (articles.length < count) {
    const rename = ownWords(random);
    const facts = Array.from({ length: SENTENCES_OF_EVENT }, () => rename(pick(pool)));
    const reports = 1 + Math.floor(-Math.log(1 - random()) * (REPORTS_MEAN - 1));
    for (let report = 0; report < reports; report += 1) {
      const before = articles.at(-1);
      if (report > 0 && before && random() < COPY_SHARE) articles.push({ ...before, headline: pick(facts) });
      else articles.push(invent(() => pick(random() < 0.5 ? facts : pool), rename));
    }
  }
  // Mixes the reports of different events.
  return articles
    .map((article) => ({ article, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ article }) => article);
}

function invent(next: () => string, rename: (sentence: string) => string): StoryIn {
  let body = '';
  while (body.length < TYPICAL_CHARACTERS) body += `<p>${[next(), next(), next()].map(rename).join(' ')}</p>\n`;
  return { headline: next().slice(0, 120), body, bodyFormat: 'html' };
}

function demoSentences(): string[] {
  const text = DEMO_STORIES.map(({ story }) => (story.body ?? '').replace(/<[^>]*>/g, ' ')).join(' ');
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 40 && sentence.length < 400);
}

/** Replaces some words with the event's own, always the same replacement for the same word. */
function ownWords(random: () => number): (sentence: string) => string {
  const known = new Map<string, string>();
  const invented = (word: string): string => {
    if (random() > OWN_WORDS_SHARE) return word;
    const own = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
    return /^\p{Lu}/u.test(word) ? own.charAt(0).toUpperCase() + own.slice(1) : own;
  };
  return (sentence) =>
    sentence.replace(/\p{L}{4,}/gu, (word) => {
      const own = known.get(word) ?? invented(word);
      known.set(word, own);
      known.set(own, own);
      return own;
    });
}
