import type { z } from 'zod';
import type { Picture } from '../domain/picture.ts';
import type { Scope } from '../domain/scope.ts';
import type { Feed } from './http-shapes.ts';
import type { Publisher } from './publisher-shapes.ts';
import { storyInSchema } from './story-schema.ts';

/** The fields of a story that can be previewed; the headline may be missing while it is being written. */
export const previewSchema = storyInSchema
  .pick({ summary: true, body: true, bodyFormat: true, byline: true, image: true })
  .extend({ headline: storyInSchema.shape.headline.optional() });
export type PreviewIn = z.infer<typeof previewSchema>;

/** The texts of a story as readers will see them, after editing. */
export interface PreviewText {
  headline: string;
  summary: string | null;
  byline: string | null;
  bodyHtml: string;
}

/** The story as readers will see it. */
export interface Preview extends PreviewText {
  /** The picture as a page loads it; null where there is none, or where this server shows none. */
  image: Picture | null;
}

/** The key's publisher, with its figures. */
export interface OwnDesk {
  publisher: Pick<Publisher, 'id' | 'name' | 'url'>;
  scopes: Scope[];
  /** The name of the key; null without one. */
  person: string | null;
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
