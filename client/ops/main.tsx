import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import 'uplot/dist/uPlot.min.css';
import './ops.css';
import { render } from 'preact';
import { pollOverview } from './actions/poll-overview.ts';
import { OpsDashboard } from './views/ops-dashboard.tsx';

const root = document.getElementById('app');
if (root) {
  render(<OpsDashboard />, root);
  pollOverview();
}
