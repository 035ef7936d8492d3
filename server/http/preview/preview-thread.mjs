// The code is TypeScript without a build, in a thread as in a process: tsx reads it.
import { register } from 'tsx/esm/api';

register();
const [{ serveTasks }, { previewTask }] = await Promise.all([
  import('../../../shared/node/threads/serve-tasks.ts'),
  import('./preview-task.ts'),
]);
serveTasks(previewTask);
