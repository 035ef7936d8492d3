// The code is TypeScript without a build, in a thread as in a process: tsx reads it.
import { register } from 'tsx/esm/api';

register();
const [{ serveTasks }, { readingTask }] = await Promise.all([
  import('../../../shared/node/threads/serve-tasks.ts'),
  import('./reading-task.ts'),
]);
serveTasks(readingTask);
