// Loaded into a process whose memory is measured: on SIGUSR2 it collects its garbage and says so.
process.on('SIGUSR2', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  process.send?.('collected');
});
