import type { TestProject } from 'vitest/node';
import { startPrivateServices } from './private-services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redisUrl: string;
    databaseUrl: string;
    databaseEnv: Record<string, string>;
  }
}

/** One real Redis and one real Postgres for the whole run; each test uses its own prefix and schema. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { redisUrl, databaseUrl, databaseEnv, stop } = await startPrivateServices();
  project.provide('redisUrl', redisUrl);
  project.provide('databaseUrl', databaseUrl);
  project.provide('databaseEnv', databaseEnv);
  return stop;
}
