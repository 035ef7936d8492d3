/** Milliseconds of CPU that this process has used: unlike a clock, it does not run while other processes are busy. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
