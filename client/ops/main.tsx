import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import 'uplot/dist/uPlot.min.css';
import './ops.css';
import catalogues from 'virtual:catalogues/ops+display';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { loadTexts } from '../load-texts.ts';
import { pollHistory } from './actions/poll-history.ts';
import { pollOverview } from './actions/poll-overview.ts';
import { OpsDashboard } from './views/ops-dashboard.tsx';

const root = document.getElementById('app');
if (root) {
  void begin(root);
}

async function begin(root: HTMLElement): Promise<void> {
  applyPreferences();
  await loadTexts(catalogues);
  render(<OpsDashboard />, root);
  pollOverview();
  pollHistory();
}
