import type { z } from 'zod';
import type { Scope } from '../domain/scope.ts';
import type { Feed, Publisher } from './http-shapes.ts';
import { storyInSchema } from './story-schema.ts';

/** What can be previewed of a story that is being written: the headline may still be missing. */
export const previewSchema = storyInSchema
  .pick({ summary: true, body: true, bodyFormat: true, byline: true })
  .extend({ headline: storyInSchema.shape.headline.optional() });
export type PreviewIn = z.infer<typeof previewSchema>;

/** How readers will see it, after editing. */
export interface Preview {
  headline: string;
  summary: string | null;
  byline: string | null;
  bodyHtml: string;
}

/** Who a key speaks for, and how that publisher is doing. */
export interface OwnDesk {
  publisher: Pick<Publisher, 'id' | 'name' | 'url'>;
  scopes: Scope[];
  figures: {
    /** Standing ones. */
    stories: number;
    retracted: number;
    comments: number;
    /** Who has one of the newest 500 stories open at the moment. */
    readers: number;
  };
}

export interface OwnFeeds {
  feeds: Feed[];
}
