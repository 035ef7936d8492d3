#!/usr/bin/env node
import { handOver, isSupportedNode } from './hand-over.mjs';
// The command line is TypeScript, which needs Node 24; an older Node hands over to the one in node_modules.
import { setUpV8 } from './set-up-v8.mjs';

if (isSupportedNode()) {
  setUpV8();
  await import('./main.ts');
} else {
  handOver(import.meta.filename);
}
