import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { catalogueLinks } from './build/catalogue-links.ts';
import { catalogueModules } from './build/catalogue-plugin.ts';
import { classicScript } from './build/classic-script-plugin.ts';
import { CSS_TARGET } from './build/css-target.ts';
import { operatorPage } from './build/operator-page-plugin.ts';
import { startChunks } from './build/page-chunks.ts';
import { preferencesScript } from './build/preferences-plugin.ts';
import { serviceWorker } from './build/service-worker-plugin.ts';

const SERVER = 'http://localhost:3000';
const WORKER = { root: import.meta.dirname, entry: `${import.meta.dirname}/sw/service-worker.ts` };
const EMBED = { ...WORKER, entry: `${import.meta.dirname}/embed/embed.ts`, file: 'embed.js' };
const SIGN_IN = { ...WORKER, entry: `${import.meta.dirname}/sign-in/sign-in.ts`, file: 'sign-in.js' };
const ENTRIES = { page: `${import.meta.dirname}/main.tsx`, desk: `${import.meta.dirname}/desk/main.tsx` };

/** The texts that each page's script loads at its start. */
const START_TEXTS = {
  '/index.html': 'page+names',
  '/desk.html': 'desk+drafting+story+names+rules+display',
  '/live.html': 'live',
};

// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    preact(),
    catalogueModules(),
    catalogueLinks(START_TEXTS),
    preferencesScript(),
    serviceWorker(WORKER),
    classicScript(EMBED),
    classicScript(SIGN_IN),
    operatorPage('ops', `${import.meta.dirname}/ops`),
    operatorPage('admin', `${import.meta.dirname}/admin`),
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The page's policy allows files of its own origin only, so nothing may be inlined as a data: address.
    assetsInlineLimit: 0,
    cssTarget: CSS_TARGET,
    // The readers' page and the publishers' desk load only their own code and what they share.
    rolldownOptions: {
      input: [
        `${import.meta.dirname}/index.html`,
        `${import.meta.dirname}/desk.html`,
        `${import.meta.dirname}/live.html`,
      ],
      output: { codeSplitting: { groups: startChunks(ENTRIES) } },
    },
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } },
  },
});
