import { readFileSync } from 'node:fs';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';

const TYPICAL_CHARACTERS = 4_000;

/** `count` articles: those of an NDJSON file, else demo stories joined to the length of a typical one; none twice. */
export function readArticles(file: string | undefined, count: number): StoryIn[] {
  const source = file === undefined ? demoArticles() : fileArticles(file);
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

function demoArticles(): StoryIn[] {
  const bodies = DEMO_STORIES.map(({ story }) => story.body ?? '');
  return DEMO_STORIES.map(({ story: { headline, summary, topics, language } }, index) => {
    let body = '';
    for (let next = index; body.length < TYPICAL_CHARACTERS; next += 1) body += `${bodies[next % bodies.length]}\n\n`;
    return { headline, summary, topics, language, body, bodyFormat: 'html' as const };
  });
}
