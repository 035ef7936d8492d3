import { oEmbedQuerySchema } from '../../../shared/wire/oembed-schema.ts';
import { oEmbedSchema } from './oembed-answer.ts';
import { answer, type Operation } from './operation.ts';

const EMBEDDING = 'Embedding';

/** What other people's pages ask for, at the root. */
export const EMBED_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/embed.js', atRoot: true, id: 'getEmbedScript', tag: EMBEDDING, who: 'anyone' },
    summary: 'A live column for any page of an allowed origin, as one script',
    answers: { 200: { says: 'The script', type: 'text/javascript' } },
    errors: ['embedding_off'],
  },
  {
    ...{ method: 'get', path: '/oembed', atRoot: true, id: 'getOEmbed', tag: EMBEDDING, who: 'anyone' },
    summary: 'How to show a link to a story: oEmbed 1.0, in JSON',
    query: oEmbedQuerySchema,
    answers: { 200: answer('A quote, or the link alone where there is no room for one', 'OEmbed', oEmbedSchema) },
    errors: ['not_found', 'format_not_offered'],
  },
];
