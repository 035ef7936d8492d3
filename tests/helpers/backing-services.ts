import type { TestProject } from 'vitest/node';
import { startPrivateServices } from './private-services.ts';
import { type RedisKind, redisKindOf } from './redis/start-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redisUrl: string;
    redisEnv: Record<string, string>;
    databaseUrl: string;
    databaseEnv: Record<string, string>;
  }
}

/**
 * One real Redis and one real Postgres for the whole run; each test uses its own prefix and schema. The environment
 * variable NEWSWIRE_TEST_REDIS says how Redis is run: `single`, `cluster` or
 * `sentinel`; NEWSWIRE_TEST_POSTGRES how Postgres is run: `replica` or `pgbouncer`, else a single one.
 */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServices(project, redisKindOf(process.env.NEWSWIRE_TEST_REDIS));
}

/** Starts the services and tells the tests of a project where they are; returns how to stop them. */
export async function provideServices(project: TestProject, kind: RedisKind): Promise<() => Promise<void>> {
  const { redisUrl, redisEnv, databaseUrl, databaseEnv, stop } = await startPrivateServices(kind);
  project.provide('redisUrl', redisUrl);
  project.provide('redisEnv', redisEnv);
  project.provide('databaseUrl', databaseUrl);
  project.provide('databaseEnv', databaseEnv);
  return stop;
}
