import { readFileSync } from 'node:fs';
import { NewswireError } from '../../shared/domain/errors.ts';
import { serveTasks } from '../../shared/node/threads/serve-tasks.ts';

/** Does what it is told; `begun` counts how often the thread has begun with this task. */
serveTasks(({ say, does, begun }) => {
  if (begun) Atomics.add(begun, 0, 1);
  if (does === 'endless') for (;;);
  if (does === 'endless in arrays') for (;;) new Array(1_000).fill(0);
  if (does === 'hungry') {
    const kept = [];
    for (;;) kept.push(new Array(1_000).fill(kept.length));
  }
  if (does === 'refuse') throw new NewswireError('validation_failed', say, [{ field: 'body', rule: 'r', detail: say }]);
  if (does === 'tell nice value') return ownNiceValue();
  if (does === 'fail') throw new TypeError(say);
  return say;
});

/** The 19th field of proc_pid_stat(5); the second one is a name in brackets. */
function ownNiceValue() {
  const stat = readFileSync('/proc/thread-self/stat', 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16];
}
