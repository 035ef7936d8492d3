// Writes the types of the page's texts from the English catalogues: `node scripts/message-types.mjs`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { allAreas, readCatalogue } from '../shared/languages/read-catalogue.ts';
import { messageTypes } from './types-of-messages.ts';

const FOLDER = path.join(import.meta.dirname, '../shared/languages/types');
for (const area of allAreas()) {
  writeFileSync(path.join(FOLDER, `${area}-messages.ts`), messageTypes(area, readCatalogue('en', [area])));
}
