import fc from 'fast-check';
import { oddAnswers } from './answers.ts';
import { encodedDocuments } from './encodings.ts';
import type { FuzzBench } from './fuzz-bench.ts';
import { jsonDocuments } from './json-documents.ts';
import { type FeedCase, playCase } from './play-case.ts';
import { xmlDocuments } from './xml-documents.ts';

const AT_ONCE = 8;
const SHOWN = 4_000;

/** Feeds whose documents and answers are odd in the ways of the field, each with a sound item. */
const feedCases: fc.Arbitrary<FeedCase> = fc.nat().chain((no) => {
  const sound = { id: `sound-${no}`, headline: `Sound story number ${no}` };
  const documents = fc.oneof({ weight: 3, arbitrary: xmlDocuments(sound) }, jsonDocuments(sound));
  return encodedDocuments(documents)
    .chain(oddAnswers)
    .map((answers) => ({ ...answers, sound }));
});

/** Polls odd feeds, several at once; throws with the smallest one that is wrong, and its bytes in Base64. */
export async function fuzzFeeds(bench: FuzzBench, options: { runs: number; seed?: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(feedCases, { minLength: 1, maxLength: AT_ONCE }), async (cases) => {
      const problems = await Promise.all(cases.map((feedCase) => playCase(bench, feedCase)));
      for (const [index, found] of problems.entries()) {
        if (found.length > 0) throw new Error(`${found.join('; ')}\n${shown(cases[index])}`);
      }
    }),
    { numRuns: options.runs, reporter, ...(options.seed !== undefined && { seed: options.seed }) },
  );
}

/** fast-check would print every byte as a number. */
function reporter({ failed, seed, counterexamplePath, errorInstance }: fc.RunDetails<[FeedCase[]]>): void {
  if (failed) throw new Error(`seed ${seed}, path ${counterexamplePath}`, { cause: errorInstance });
}

function shown(feedCase: FeedCase | undefined): string {
  return Object.entries(feedCase?.answers ?? {})
    .map(([path, bytes]) => `${path} ${bytes.length > SHOWN ? `${bytes.length} bytes` : bytes.toString('base64')}`)
    .join('\n');
}
