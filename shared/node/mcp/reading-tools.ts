import type { McpServer } from '@modelcontextprotocol/server';
import type { StoriesPage, StoryAnswer, StorylineAnswer } from '../../contract/http-shapes.ts';
import { nothingSchema, readStorylineSchema, readStorySchema, searchStoriesSchema } from '../../contract/mcp-schema.ts';
import type { TrendingAnswer } from '../../contract/trending-shapes.ts';
import { type AskApi, withQuery } from './ask-api.ts';
import { toArticle, toLine } from './story-shapes.ts';
import { answerFrom } from './tool-answer.ts';

const annotations = { readOnlyHint: true, openWorldHint: false };

/** Adds the tools that search and read stories. */
export function addStoryTools(server: McpServer, ask: AskApi): void {
  server.registerTool(
    'search_stories',
    {
      title: 'Search stories',
      description: 'Lists stories, newest first or most covered first, all of them or those that match a query.',
      inputSchema: searchStoriesSchema,
      annotations,
    },
    ({ query, sort, limit, before }) => {
      const path = withQuery('/stories', { q: query, sort, limit, before });
      return answerFrom<StoriesPage>(ask, { method: 'GET', path }, ({ stories, next, position }) => ({
        stories: stories.map(toLine),
        next,
        position,
      }));
    },
  );
  server.registerTool(
    'read_story',
    {
      title: 'Read a story',
      description: 'The text of a story in its newest revision, as its publisher wrote it.',
      inputSchema: readStorySchema,
      annotations,
    },
    ({ id }) => answerFrom<StoryAnswer>(ask, { method: 'GET', path: `/stories/${id}` }, toArticle),
  );
}

/** Adds the tools that tell how events are covered and what is trending. */
export function addCoverageTools(server: McpServer, ask: AskApi): void {
  server.registerTool(
    'read_storyline',
    {
      title: 'Read a storyline',
      description: 'The reports of one event by all publishers, newest first, and who had it first.',
      inputSchema: readStorylineSchema,
      annotations,
    },
    ({ id }) =>
      answerFrom<StorylineAnswer>(
        ask,
        { method: 'GET', path: `/storylines/${id}` },
        ({ storyline, first, stories }) => ({
          ...storyline,
          ...(first && { first: { ...first, publisher: first.publisher.name } }),
          reports: stories.map(toLine),
        }),
      ),
  );
  server.registerTool(
    'trending_topics',
    {
      title: 'Trending topics',
      description: 'The topics that rise above their usual level in this hour, with the event that explains each.',
      inputSchema: nothingSchema,
      annotations,
    },
    () => answerFrom<TrendingAnswer>(ask, { method: 'GET', path: '/trending' }, ({ topics }) => ({ topics })),
  );
}
