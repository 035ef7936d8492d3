import { defineConfig } from 'vitest/config';
import { catalogueModules } from './client/build/catalogue-plugin.ts';
import { LongestFirst } from './tests/helpers/longest-first.ts';

const REAL_SERVICES = {
  globalSetup: ['tests/helpers/backing-services.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

// biome-ignore lint/style/noDefaultExport: Vitest looks for a default export
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [catalogueModules()],
        test: {
          name: 'unit',
          setupFiles: ['tests/helpers/english-texts.ts'],
          include: ['{shared,server,worker,cli,client,demo,packages}/**/*.test.ts'],
          exclude: ['**/*.process.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      // These start threads, processes or sockets.
      { test: { name: 'process', testTimeout: 60_000, include: ['{shared,server,worker,cli}/**/*.process.test.ts'] } },
      {
        test: {
          name: 'architecture',
          isolate: false,
          testTimeout: 30_000,
          include: ['tests/architecture/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{contract,integration}/**/*.test.ts'],
          isolate: false,
          ...REAL_SERVICES,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['tests/contract/{comments,socket,stories}.test.ts'],
          isolate: false,
          ...REAL_SERVICES,
          globalSetup: ['tests/helpers/cluster-services.ts'],
        },
      },
      { test: { name: 'chaos', include: ['tests/chaos/**/*.test.ts'], hookTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...REAL_SERVICES,
          testTimeout: 120_000,
          isolate: false,
        },
      },
    ],
  },
});
