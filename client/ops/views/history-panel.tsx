import { useMemo } from 'preact/hooks';
import type { HealthPoint } from '../../../shared/contract/ops-history-shapes.ts';
import { changePeriod } from '../actions/poll-history.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { historyHours, opsHistory, PERIODS } from '../state/history.ts';
import { LinesPlot } from './lines-plot.tsx';
import { Panel } from './panel.tsx';

const HOUR_MS = 3_600_000;

/** Three percentiles of the delivery latency over hours or days. */
export function HistoryPanel() {
  const history = opsHistory.value;
  const { times, lines } = useMemo(() => plotOf(history?.points ?? []), [history]);
  return (
    <Panel name={opsTexts.history} testid="history" note={opsTexts.historyNote}>
      <fieldset class="periods">
        <legend class="visually-hidden">{opsTexts.period}</legend>
        {PERIODS.map((hours) => (
          <button
            key={hours}
            class="button-small"
            type="button"
            aria-pressed={hours === historyHours.value}
            onClick={() => void changePeriod(hours)}
          >
            {duration(hours * HOUR_MS)}
          </button>
        ))}
      </fieldset>
      {times.length === 0 ? (
        <p class="nothing">{opsTexts.noHistory}</p>
      ) : (
        <LinesPlot label={opsTexts.history} times={times} lines={lines} textOf={duration} />
      )}
    </Panel>
  );
}

function plotOf(points: HealthPoint[]) {
  return {
    times: points.map(({ at }) => Date.parse(at) / 1_000),
    lines: (['p50', 'p90', 'p99'] as const).map((name) => ({ name, values: points.map((point) => point[name]) })),
  };
}
