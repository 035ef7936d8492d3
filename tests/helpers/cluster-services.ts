import type { TestProject } from 'vitest/node';
import { provideServices } from './backing-services.ts';

/** The same as `backing-services.ts`, with a Redis Cluster. */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServices(project, 'cluster');
}
