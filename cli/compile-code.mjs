// Fills the compile cache in a separate process because compiling takes memory that a process never returns.
import { setUpV8 } from './set-up-v8.mjs';

setUpV8();
await import('./up/up.ts');
await import('../server/start-server.ts');
await import('../worker/start-worker.ts');
await import('../worker/ingest/reading/reading-task.ts');
process.exit();
