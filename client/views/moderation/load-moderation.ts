import catalogues from 'virtual:catalogues/moderation';
import { loadTexts } from '../../load-texts.ts';

/** Loads the moderators' page and its texts. */
export async function loadModeration() {
  const [{ ModerationPage }] = await Promise.all([import('./moderation-page.tsx'), loadTexts(catalogues)]);
  return ModerationPage;
}
