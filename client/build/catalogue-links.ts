import type { Plugin } from 'vite';
import { CATALOGUE_LINK } from '../../shared/contract/preferences-script.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { catalogueModule } from './catalogue-plugin.ts';

/**
 * Puts links to the texts that a page needs at its start into its head, one for each language; a script picks one, so
 * that they load beside the page's script. `areas` are those that the page's script loads, by the page's file.
 */
export function catalogueLinks(areas: Readonly<Record<string, string>>): Plugin {
  let base = '/';
  return {
    name: 'catalogue-links',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, path }) {
        return LANGUAGES.map((hreflang) => {
          const module = catalogueModule(hreflang, areas[path] ?? '');
          const chunk = Object.values(bundle).find((each) => each.type === 'chunk' && each.facadeModuleId === module);
          if (!chunk) throw new Error(`${path} does not load ${module}`);
          const attrs = { rel: CATALOGUE_LINK, hreflang, href: base + chunk.fileName };
          return { tag: 'link', attrs, injectTo: 'head-prepend' as const };
        });
      },
    },
  };
}
