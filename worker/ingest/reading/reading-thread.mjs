// The code is TypeScript without a build, in a thread as in a process: tsx reads it.
import { register } from 'tsx/esm/api';

register();
const { readingTask } = await import('./reading-task.ts');

// biome-ignore lint/style/noDefaultExport: the pool looks for a default export
export default readingTask;
