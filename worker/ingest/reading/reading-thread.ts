import { serveTasks } from '../../../shared/node/threads/serve-tasks.ts';
import { readingTask } from './reading-task.ts';

serveTasks(readingTask);
