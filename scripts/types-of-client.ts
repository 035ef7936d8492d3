import { compile } from 'json-schema-to-typescript';
import { openApiDocument } from '../server/http/reference/openapi.ts';

type Schema = { anyOf?: Schema[] };

/** What the client's calls take and give; what these refer to comes along. */
const SCHEMAS = [
  ...[
    'StoriesPage',
    'StoryCount',
    'Story',
    'StoryCard',
    'FullCoverage',
    'Trending',
    'Topics',
    'Sections',
    'WireEvent',
    'Problem',
  ],
  ...['StoryIn', 'StoryPatch', 'SubmissionAccepted', 'BatchAccepted', 'Submission'],
  ...['CoverageIn', 'CoveragePatch', 'PostIn', 'PostPatch', 'CoveragesPage', 'CoveragePage', 'CoverageAnswer'],
  ...['PostAnswer'],
];
const BANNER = '// Written by scripts/client-types.mjs from the description of the API.';
/** The compiler's remark on every type, and the type of the list itself. */
const REFERENCE =
  /\/\*\*\n \* This interface was referenced by `Unused`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g;
const ROOT_TYPE = /export interface Unused \{\n.*\n\}\n/;
const SETTINGS = {
  additionalProperties: false,
  unreachableDefinitions: true,
  bannerComment: BANNER,
  style: { singleQuote: true, printWidth: 120 },
};

/** The types as TypeScript. */
export async function clientTypes(): Promise<string> {
  const { components } = openApiDocument('') as unknown as { components: { schemas: Record<string, Schema> } };
  const all = withParts(components.schemas);
  const definitions = Object.fromEntries(SCHEMAS.map((name) => [name, all[name]]));
  const missing = SCHEMAS.filter((name) => definitions[name] === undefined);
  if (missing.length > 0) throw new Error(`the API describes no ${missing.join(', ')}`);
  const root = JSON.parse(
    JSON.stringify({ $defs: definitions }).replaceAll('#/components/schemas/', '#/$defs/'),
    withoutBounds,
  );
  const code = await compile(root, 'Unused', SETTINGS);
  return code
    .replace(REFERENCE, '')
    .replace(ROOT_TYPE, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** An answer to many stories has no name of its own in the API's description. */
function withParts(schemas: Record<string, Schema>): Record<string, Schema | undefined> {
  const [, batch] = schemas.StoriesAccepted?.anyOf ?? [];
  return { ...schemas, BatchAccepted: batch };
}

/** TypeScript has no bounds, and lists of at most twenty would become twenty tuples. */
function withoutBounds(key: string, value: unknown): unknown {
  return /^(min|max)(imum|Items|Length)$/.test(key) ? undefined : value;
}
