// The process that decodes pictures: a decoder that crashes, hangs or grows costs readers nothing but this picture.
import { type ResizeTask, resize } from './resize.ts';

process.on('disconnect', () => process.exit(0));
process.on('message', (task: ResizeTask) => {
  resize(task).then(
    (resized) => process.send?.({ resized }),
    (error: unknown) => process.send?.({ problem: error instanceof Error ? error.message : String(error) }),
  );
});
