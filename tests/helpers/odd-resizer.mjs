// A resizing process that does what its task says: crash, hang, answer, or show its environment.
process.on('message', ({ bytes }) => {
  const task = Buffer.from(bytes).toString();
  if (task === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (task === 'answer') process.send({ resized: { bytes: Buffer.from(task) } });
  if (task === 'environment') process.send({ resized: { bytes: Buffer.from(JSON.stringify(process.env)) } });
});
