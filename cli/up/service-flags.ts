/**
 * Node's flags for a long-lived process. By default, V8's heap limit is 4 GB on a large machine, and it lets a heap
 * grow to four times its size before collecting; below 1 GB, only by half (`npm run bench -- footprint`).
 */
export function serviceFlags(): string[] {
  return ['--max-old-space-size=1024', '--max-semi-space-size=8'];
}
