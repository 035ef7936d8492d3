import { serveTasks } from '../../../shared/node/threads/serve-tasks.ts';
import { previewTask } from './preview-task.ts';

serveTasks(previewTask);
