/**
 * Node's own flags for a long-lived process. V8 lets a heap grow the more freely the larger its limit is, which is 4 GB by
 * default on a large machine: below 1 GB it grows by half before it is collected, and not to four times its size
 * (`npm run bench -- footprint`).
 */
export function serviceFlags(): string[] {
  return ['--max-old-space-size=1024', '--max-semi-space-size=8'];
}
