import type { Plugin } from 'vite';
import { LANGUAGES, type Language } from '../../shared/domain/languages.ts';
import { catalogueFile, compileAreas } from '../../shared/languages/read-catalogue.ts';

const OF_ALL = 'virtual:catalogues/';
const EVERY = 'virtual:every-catalogue/';
const OF_ONE = 'virtual:catalogue/';
/** Marks a module that only this plugin can load. */
const OWN = '\0';

/**
 * Makes modules of texts from the catalogues: `virtual:catalogues/page+rules` loads the texts of both areas in a
 * language on demand, so that a page loads one language only. Messages become strings and functions: the page needs no
 * parser.
 */
export function catalogueModules(): Plugin {
  return {
    name: 'catalogue-modules',
    resolveId: {
      filter: { id: /^virtual:(every-)?catalogues?\// },
      handler: (id) => OWN + id,
    },
    load: {
      filter: { id: /^\0virtual:(every-)?catalogues?\// },
      handler(id) {
        if (id.startsWith(OWN + OF_ALL)) return loadersOf(id.slice(OWN.length + OF_ALL.length));
        if (id.startsWith(OWN + EVERY)) return everyOf(id.slice(OWN.length + EVERY.length));
        const [language, areas = ''] = id.slice(OWN.length + OF_ONE.length).split('/');
        const names = areas.split('+');
        for (const area of names)
          for (const of of ['en', language]) this.addWatchFile(catalogueFile(of as Language, area));
        return compileAreas(language as Language, names);
      },
    },
  };
}

/** The module of the texts of these areas in one language. */
export function catalogueModule(language: Language, areas: string): string {
  return `${OWN}${OF_ONE}${language}/${areas}`;
}

function loadersOf(areas: string): string {
  const loaders = LANGUAGES.map((language) => `${language}: () => import('${OF_ONE}${language}/${areas}')`);
  return `export default { ${loaders.join(', ')} };`;
}

function everyOf(areas: string): string {
  const imports = LANGUAGES.map((language) => `import ${language} from '${OF_ONE}${language}/${areas}';`);
  return `${imports.join('\n')}\nexport default { ${LANGUAGES.join(', ')} };`;
}

/** What a built chunk has the texts of; undefined for one that is no catalogue. */
export function catalogueIn({ facadeModuleId }: { facadeModuleId: string | null }) {
  if (!facadeModuleId?.startsWith(OWN + OF_ONE)) return undefined;
  const [language = '', areas = ''] = facadeModuleId.slice(OWN.length + OF_ONE.length).split('/');
  return { language, areas };
}

/** Names the files of catalogues by their language. */
export function catalogueFileNames(chunk: { facadeModuleId: string | null }): string {
  const catalogue = catalogueIn(chunk);
  return catalogue ? `assets/texts-${catalogue.language}-[hash].js` : 'assets/[name]-[hash].js';
}
