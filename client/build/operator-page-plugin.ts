import preact from '@preact/preset-vite';
import { build, type Plugin } from 'vite';
import { catalogueLinks } from './catalogue-links.ts';
import { catalogueModules } from './catalogue-plugin.ts';
import { CSS_TARGET } from './css-target.ts';
import { preferencesScript } from './preferences-plugin.ts';

/** The areas of texts that each page loads. */
const AREAS = { ops: 'ops+display', admin: 'admin+display+names' } as const;

/**
 * Builds a page for operators after the readers' page, into the folder of its name beside it. It shares no chunks with
 * the readers' page, which stays small, and the server can keep the whole folder behind a sign-in.
 */
export function operatorPage(name: keyof typeof AREAS, root: string): Plugin {
  return {
    name: `${name}-page`,
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await build({
        configFile: false,
        root,
        base: `/${name}/`,
        logLevel: 'error',
        publicDir: false,
        plugins: [preact(), catalogueModules(), catalogueLinks({ '/index.html': AREAS[name] }), preferencesScript()],
        build: {
          outDir: `${dir}/../${name}`,
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
