import '../styles/fonts.css';
import '../styles/desk.css';
import catalogues from 'virtual:catalogues/desk+drafting+story+names+rules+display';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { loadTexts } from '../load-texts.ts';
import { siteName } from '../site-name.ts';
import { deskTexts } from './desk-texts.ts';
import { startAutosave } from './drafts/autosave.ts';
import { startRestoring } from './drafts/use-draft.ts';
import { resumeSession } from './session.ts';
import { Desk } from './views/desk.tsx';

const root = document.getElementById('desk');
if (root) {
  void begin(root);
}

async function begin(root: HTMLElement): Promise<void> {
  applyPreferences();
  await loadTexts(catalogues);
  document.title = `${deskTexts.title} · ${siteName()}`;
  startRestoring();
  startAutosave();
  void resumeSession();
  render(<Desk />, root);
}
