import '../styles/fonts.css';
import '../styles/live.css';
import catalogues from 'virtual:catalogues/live';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { loadTexts } from '../load-texts.ts';
import { startCoverage } from './follow-coverage.ts';
import { LivePage } from './views/live-page.tsx';

const root = document.getElementById('app');
if (root) {
  void begin(root);
}

/** Takes the place of the served page, in one turn, so that nothing moves. */
async function begin(root: HTMLElement): Promise<void> {
  applyPreferences();
  await loadTexts(catalogues);
  if (!(await startCoverage())) return;
  root.replaceChildren();
  render(<LivePage />, root);
  // The post that the address names is another element now.
  if (location.hash !== '') location.replace(location.hash);
}
