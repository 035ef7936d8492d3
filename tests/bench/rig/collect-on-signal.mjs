// Loaded into a measured process: collects garbage on SIGUSR2 and reports it. Asynchronous, because a conservative scan
// of the stack would keep everything that merely looks referenced.
process.on('SIGUSR2', async () => {
  for (let round = 0; round < 3; round += 1) await globalThis.gc?.({ type: 'major', execution: 'async' });
  process.send?.('collected');
});
