import { procStat } from '../../cli/up/proc-stat.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { serveTasks } from '../../shared/node/threads/serve-tasks.ts';

/** Behaves as the task says; `begun` counts how often the thread has started it. */
serveTasks(({ say, does, begun }) => {
  if (begun) Atomics.add(begun, 0, 1);
  if (does === 'endless') for (;;);
  if (does === 'endless in arrays') for (;;) new Array(1_000).fill(0);
  if (does === 'hungry') {
    const kept = [];
    for (;;) kept.push(new Array(1_000).fill(kept.length));
  }
  if (does === 'refuse') throw new NewswireError('validation_failed', say, [{ field: 'body', rule: 'r', detail: say }]);
  if (does === 'tell nice value') return procStat('thread-self')[16];
  if (does === 'fail') throw new TypeError(say);
  return say;
});
