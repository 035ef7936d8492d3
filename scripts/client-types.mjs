// Writes the types of the client package from the API's description: `node scripts/client-types.mjs`. A test fails
// when they are out of date.
import { writeFileSync } from 'node:fs';
import { clientTypes } from './types-of-client.ts';

writeFileSync(new URL('../packages/client/src/api-types.ts', import.meta.url), await clientTypes());
