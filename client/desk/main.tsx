import '../styles/fonts.css';
import '../styles/desk.css';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { resumeSession } from './session.ts';
import { Desk } from './views/desk.tsx';

const root = document.getElementById('desk');
if (root) {
  applyPreferences();
  void resumeSession();
  render(<Desk />, root);
}
