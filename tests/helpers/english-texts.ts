import { fillTexts } from '../../client/texts-of.ts';
import { loadCatalogue } from '../../shared/languages/load-catalogue.ts';
import { allAreas } from '../../shared/languages/read-catalogue.ts';

// Tests of the page's modules read English texts, as if the page had loaded its catalogues.
fillTexts(await loadCatalogue('en', allAreas()));
