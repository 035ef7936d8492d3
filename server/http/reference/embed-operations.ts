import { oEmbedQuerySchema } from '../../../shared/contract/oembed-schema.ts';
import { oEmbedSchema } from './oembed-answer.ts';
import { answer, type Operation } from './operation.ts';

const EMBEDDING = 'Embedding';
const READING = 'Pictures';

/** Root paths that other sites' pages request. */
export const EMBED_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/embed.js', atRoot: true, id: 'getEmbedScript', tag: EMBEDDING, who: 'anyone' },
    summary: 'A live column for any page of an allowed origin, as one script',
    answers: { 200: { says: 'The script', type: 'text/javascript' } },
    errors: ['embedding_off'],
  },
  {
    ...{ method: 'get', path: '/oembed', atRoot: true, id: 'getOEmbed', tag: EMBEDDING, who: 'anyone' },
    summary: 'How other sites can show a link to a story: oEmbed 1.0, in JSON',
    query: oEmbedQuerySchema,
    answers: { 200: answer('A quote, or only a link where the quote would not fit', 'OEmbed', oEmbedSchema) },
    errors: ['not_found', 'story_removed', 'format_not_offered'],
  },
  {
    ...{ method: 'get', path: '/images/:signature/:width/:source', atRoot: true, id: 'getImage' },
    ...{ tag: READING, who: 'anyone' },
    summary: 'A picture of a story, resized; its address is in `image.url` of a card',
    answers: { 200: { says: 'The picture, as WebP where `Accept` names it, else JPEG or PNG', type: 'image/webp' } },
    errors: ['not_found', 'story_removed', 'picture_gone', 'picture_unusable', 'too_many_requests'],
  },
];
