import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import 'uplot/dist/uPlot.min.css';
import './ops.css';
import { render } from 'preact';
import { applyPreferences } from '../actions/apply-preferences.ts';
import { pollOverview } from './actions/poll-overview.ts';
import { OpsDashboard } from './views/ops-dashboard.tsx';

const root = document.getElementById('app');
if (root) {
  applyPreferences();
  render(<OpsDashboard />, root);
  pollOverview();
}
