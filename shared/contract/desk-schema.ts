import type { z } from 'zod';
import type { Scope } from '../domain/scope.ts';
import type { Feed } from './http-shapes.ts';
import type { Publisher } from './publisher-shapes.ts';
import { storyInSchema } from './story-schema.ts';

/** The fields of a story that can be previewed; the headline may be missing while it is being written. */
export const previewSchema = storyInSchema
  .pick({ summary: true, body: true, bodyFormat: true, byline: true })
  .extend({ headline: storyInSchema.shape.headline.optional() });
export type PreviewIn = z.infer<typeof previewSchema>;

/** The story as readers will see it, after editing. */
export interface Preview {
  headline: string;
  summary: string | null;
  byline: string | null;
  bodyHtml: string;
}

/** The key's publisher, with its figures. */
export interface OwnDesk {
  publisher: Pick<Publisher, 'id' | 'name' | 'url'>;
  scopes: Scope[];
  figures: {
    /** Stories that are not retracted. */
    stories: number;
    retracted: number;
    comments: number;
    /** Submissions that wait for their embargo. */
    held: number;
    /** Readers who have one of the newest 500 stories open now. */
    readers: number;
  };
}

export interface OwnFeeds {
  feeds: Feed[];
}
