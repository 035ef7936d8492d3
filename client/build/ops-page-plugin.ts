import preact from '@preact/preset-vite';
import { build, type Plugin } from 'vite';
import { catalogueLinks } from './catalogue-links.ts';
import { catalogueModules } from './catalogue-plugin.ts';
import { CSS_TARGET } from './css-target.ts';
import { preferencesScript } from './preferences-plugin.ts';

/**
 * Builds the operations page after the readers' page, into the folder `ops` beside it. It shares no chunks with the
 * readers' page, which stays small, and the server can keep the whole folder behind a sign-in.
 */
export function opsPage(root: string): Plugin {
  return {
    name: 'ops-page',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await build({
        configFile: false,
        root,
        base: '/ops/',
        logLevel: 'error',
        publicDir: false,
        plugins: [preact(), catalogueModules(), catalogueLinks({ '/index.html': 'ops+display' }), preferencesScript()],
        build: {
          outDir: `${dir}/../ops`,
          emptyOutDir: true,
          assetsDir: 'assets',
          assetsInlineLimit: 0,
          cssTarget: CSS_TARGET,
          modulePreload: { polyfill: false },
        },
      });
    },
  };
}
