import { z } from 'zod';
import {
  type FollowedStory,
  followedRevisionsSchema,
  followedStorySchema,
} from '../../shared/contract/followed-wire.ts';
import { textIn } from '../../shared/contract/text-schema.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { readPage, type WirePage } from './read-page.ts';
import { SourceProblem } from './source-problem.ts';
import { tryAgain } from './try-again.ts';

/** The other installation, as far as a bridge reads it: its public API. */
export interface Source {
  /** Its id. */
  installation(): Promise<string>;
  /** The position of now. */
  position(): Promise<string>;
  /** What follows a position, or the oldest that is kept; waits for it if there is nothing yet. */
  page(since: string | null, limit: number): Promise<WirePage>;
  /** A story as it was in this revision, or, if that is no longer kept, as it is now. */
  story(id: string, revision: number): Promise<FollowedStory>;
}

/** How long an export with nothing to send stays open: shorter than the fetcher waits for a byte. */
const WAIT_SECONDS = 8;

const installationSchema = z.object({ id: z.uuid() });
const positionSchema = z.object({ position: textIn(64).refine((text) => parsePosition(text) !== undefined) });
const problemSchema = z.object({ code: textIn(100).optional(), detail: textIn(500).optional() });

/** Opens the installation at an address; all requests end with `signal`. */
export function openSource(
  net: GuardedFetch,
  { url, query, apiKey }: { url: string; query: string | null; apiKey: string | null },
  signal: AbortSignal,
): Source {
  const secretHeaders = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  const get = async (path: string, parameters: Record<string, string> = {}): Promise<string> => {
    const address = `${url}/api/v1${path}?${new URLSearchParams(parameters)}`;
    const answer = await net.fetch(address, { headers: { accept: '*/*' }, secretHeaders, signal });
    if (answer.status !== 200) throw problemOf(answer);
    return answer.body.toString();
  };
  const filter = query === null ? {} : { q: query };
  const read = <T>(schema: z.ZodType<T>, path: string, parameters?: Record<string, string>): Promise<T> =>
    tryAgain(async () => parse(schema, await get(path, parameters)), signal);
  return {
    installation: async () => (await read(installationSchema, '/installation')).id,
    position: async () => (await read(positionSchema, '/stories', { limit: '1' })).position,
    page: (since, limit) =>
      tryAgain(async (failures) => {
        // A link that is often cut carries smaller answers.
        const fewer = String(Math.max(1, limit >> (2 * failures)));
        const from = since === null ? {} : { since };
        return readPage(await get('/export', { ...filter, ...from, limit: fewer, wait: String(WAIT_SECONDS) }));
      }, signal),
    async story(id, revision) {
      const path = `/stories/${encodePart(id)}`;
      const story = await read(followedStorySchema, path);
      if (story.revision <= revision) return story;
      const earlier = { before: String(revision + 1), limit: '1' };
      const { revisions } = await read(followedRevisionsSchema, `${path}/revisions`, earlier);
      const kept = revisions.find((it) => it.revision === revision);
      return kept ? { ...story, correctionNote: undefined, ...kept } : story;
    },
  };
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SourceProblem('Its answer is not that of a Newswire.', { cause });
  }
}

function problemOf({ status, headers, body }: FetchAnswer): SourceProblem {
  const { code, detail } = readProblem(body.toString());
  const said = [`It answered ${status}`, detail].filter(Boolean).join(': ');
  return new SourceProblem(said, { status, code, retryAfter: headers['retry-after'] });
}

function readProblem(text: string): z.output<typeof problemSchema> {
  try {
    return problemSchema.parse(JSON.parse(text));
  } catch {
    // A proxy in front answers with its own page.
    return {};
  }
}
