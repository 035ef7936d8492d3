import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import './admin.css';
import catalogues from 'virtual:catalogues/admin+display+names';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { loadTexts } from '../load-texts.ts';
import { siteName } from '../site-name.ts';
import { followPart } from './actions/load-part.ts';
import { adminTexts } from './admin-texts.ts';
import { AdminPage } from './views/admin-page.tsx';

const root = document.getElementById('app');
if (root) {
  void begin(root);
}

async function begin(root: HTMLElement): Promise<void> {
  applyPreferences();
  await loadTexts(catalogues);
  document.title = adminTexts.name(siteName());
  render(<AdminPage />, root);
  await followPart();
}
