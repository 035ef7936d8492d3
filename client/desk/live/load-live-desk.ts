import catalogues from 'virtual:catalogues/composer+live';
import { loadTexts } from '../../load-texts.ts';

/** Loads the live coverages of the desk and their texts. */
export async function loadLiveDesk() {
  const [{ LiveDesk }] = await Promise.all([import('./views/live-desk.tsx'), loadTexts(catalogues)]);
  return LiveDesk;
}
