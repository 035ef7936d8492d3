#!/usr/bin/env node
// The command line is TypeScript, which Node runs from version 24 on. An older Node hands over to the one in node_modules.
import module from 'node:module';
import path from 'node:path';
import { handOver, isSupportedNode } from './hand-over.mjs';

if (isSupportedNode()) {
  // By the variable, threads and further processes find it, too.
  process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '../node_modules/.cache/newswire');
  module.enableCompileCache();
  await import('./main.ts');
} else {
  handOver(import.meta.filename);
}
