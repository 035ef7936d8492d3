// The process that decodes pictures: a decoder that crashes, hangs or grows costs readers nothing but this picture.
import os from 'node:os';
import { type ResizeTask, resize } from './resize.ts';

// A picture may be late; a story may not.
os.setPriority(os.constants.priority.PRIORITY_LOW);
process.on('disconnect', () => process.exit(0));
process.on('message', (task: ResizeTask) => {
  resize(task).then(
    (resized) => process.send?.({ resized }),
    (error: unknown) => process.send?.({ problem: error instanceof Error ? error.message : String(error) }),
  );
});
