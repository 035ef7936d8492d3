import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import 'uplot/dist/uPlot.min.css';
import './ops.css';
import { render } from 'preact';
import { keepLooking } from './actions/keep-looking.ts';
import { OpsDesk } from './views/ops-desk.tsx';

const root = document.getElementById('app');
if (root) {
  render(<OpsDesk />, root);
  keepLooking();
}
