// `npm start` on a fresh machine: needs nothing but Node and npm, so this file uses no package until they are there.

import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
await installPackages({ development: false });
process.argv.splice(2, 0, 'up');
await import('../cli/newswire.mjs');
