// The process that decodes pictures: a decoder that crashes, hangs or grows costs readers nothing but this picture.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { type ResizeTask, resize } from './resize.ts';

yieldToOthers();
process.on('disconnect', () => process.exit(0));
process.on('message', (task: ResizeTask) => {
  resize(task).then(
    (resized) => process.send?.({ resized }),
    (error: unknown) => process.send?.({ problem: error instanceof Error ? error.message : String(error) }),
  );
});

/**
 * Leaves the processor to all others: a picture may be late, a story may not. Linux compares priorities only within a
 * session (autogroup, sched(7)), so that the session needs one, too; this process leads its own.
 */
function yieldToOthers(): void {
  os.setPriority(os.constants.priority.PRIORITY_LOW);
  try {
    writeFileSync('/proc/self/autogroup', String(os.constants.priority.PRIORITY_LOW));
  } catch {
    // Another system, or one without autogroups: the priority alone counts.
  }
}
