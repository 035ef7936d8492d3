// Loaded into a process whose memory is measured: on SIGUSR2 it collects its garbage and says so. Not while anything
// runs: what only looks like a pointer on the stack, and all that hangs on it, would be kept.
process.on('SIGUSR2', async () => {
  for (let round = 0; round < 3; round += 1) await globalThis.gc?.({ type: 'major', execution: 'async' });
  process.send?.('collected');
});
