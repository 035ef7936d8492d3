// The process that decodes pictures: a decoder that crashes, hangs or grows costs readers nothing but this picture.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { type ResizeTask, resize } from './resize.ts';

const { PRIORITY_BELOW_NORMAL } = os.constants.priority;

yieldToOthers();
process.on('disconnect', () => process.exit(0));
process.on('message', (task: ResizeTask) => {
  resize(task).then(
    (resized) => process.send?.({ resized }),
    (error: unknown) => process.send?.({ problem: error instanceof Error ? error.message : String(error) }),
  );
});

/**
 * Leaves most of the processor to all others: a picture may be late, a story may not. At the lowest priority, a busy
 * machine would never show a picture. Linux compares priorities only within a session (autogroup, sched(7)), so that the
 * session needs one, too; this process leads its own.
 */
function yieldToOthers(): void {
  os.setPriority(PRIORITY_BELOW_NORMAL);
  try {
    writeFileSync('/proc/self/autogroup', String(PRIORITY_BELOW_NORMAL));
  } catch {
    // Another system, or one without autogroups: the priority alone counts.
  }
}
