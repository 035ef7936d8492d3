import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/wght-italic.css';
import './styles/main.css';
import { render } from 'preact';
import { keepOffline } from './actions/keep-offline.ts';
import { start } from './actions/start.ts';
import { trustOwnScripts } from './trusted.ts';
import { App } from './views/app.tsx';
import { keepDocumentTitle } from './views/document-title.ts';

const root = document.getElementById('app');
if (root) {
  trustOwnScripts();
  // What was served for reading without us.
  root.replaceChildren();
  start();
  keepDocumentTitle();
  render(<App />, root);
  keepOffline();
  addEventListener('load', () => {
    void import('./actions/notify-columns.ts').then(({ keepNotifications }) => keepNotifications());
  });
}
