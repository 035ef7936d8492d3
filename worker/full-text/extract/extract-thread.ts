import { serveTasks } from '../../../shared/node/threads/serve-tasks.ts';
import { pageTask } from './page-task.ts';

serveTasks(pageTask);
