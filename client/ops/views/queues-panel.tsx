import type { OpsOverview, OpsQueue } from '../../../shared/contract/ops-shapes.ts';
import { number } from '../../number-text.ts';
import { setPaused } from '../actions/control-queues.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { adviseWorkers } from '../state/advise-workers.ts';
import { ratesOf, waitingOverTime } from '../state/samples.ts';
import { Panel } from './panel.tsx';
import { Plot } from './plot.tsx';

/** Each queue's jobs, waiting time and rates, with a button to pause or resume it. */
export function QueuesPanel({ look }: { look: OpsOverview }) {
  const workers = (look.members ?? []).filter(({ kind, state }) => kind === 'worker' && state === 'alive').length;
  return (
    <Panel name={opsTexts.queues} testid="queues">
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{opsTexts.queue}</th>
              <th scope="col">{opsTexts.waiting}</th>
              <th scope="col">{opsTexts.oldestWaiting}</th>
              <th scope="col">{opsTexts.delayed}</th>
              <th scope="col">{opsTexts.active}</th>
              <th scope="col">{opsTexts.failedColumn}</th>
              <th scope="col">{opsTexts.rate}</th>
              <th scope="col">{opsTexts.lastHour}</th>
              <th scope="col">{opsTexts.sinceOpened}</th>
              <th scope="col">
                <span class="visually-hidden">{`${opsTexts.pause}, ${opsTexts.resume}`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(look.queues ?? []).map((queue) => (
              <QueueRow key={queue.name} queue={queue} at={look.at} workers={workers} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function QueueRow({ queue, at, workers }: { queue: OpsQueue; at: string; workers: number }) {
  const { name, paused } = queue;
  const rates = ratesOf(name);
  const advice = paused ? 0 : adviseWorkers({ ...queue, ...rates, workers });
  return (
    <>
      <tr data-testid={`queue-${name}`}>
        <th scope="row">
          {name} {paused && <span class="mark">{opsTexts.pausedMark}</span>}
        </th>
        <td data-label={opsTexts.waiting} data-testid="waiting">
          {number.format(queue.waiting)}
        </td>
        <td data-label={opsTexts.oldestWaiting}>{queue.oldestMs === 0 ? '–' : duration(queue.oldestMs)}</td>
        <td data-label={opsTexts.delayed}>{number.format(queue.delayed)}</td>
        <td data-label={opsTexts.active}>{number.format(queue.active)}</td>
        <td data-label={opsTexts.failedColumn}>{number.format(queue.failed)}</td>
        <td data-label={opsTexts.rate}>{number.format(Math.round(rates.done * 10) / 10)}</td>
        <td class="plot-cell" data-label={opsTexts.lastHour}>
          <Plot label={opsTexts.lastHour} data={byMinute(queue.perMinute, at)} kind="bars" />
        </td>
        <td class="plot-cell" data-label={opsTexts.sinceOpened}>
          <Plot label={opsTexts.sinceOpened} data={waitingOverTime(name)} kind="line" />
        </td>
        <td class="act-cell">
          <button class="button-small" type="button" onClick={() => void setPaused(name, !paused)}>
            {paused ? opsTexts.resume : opsTexts.pause}
          </button>
        </td>
      </tr>
      {advice > 0 && (
        <tr class="advice">
          <td colSpan={10}>{opsTexts.advice(advice)}</td>
        </tr>
      )}
    </>
  );
}

const MINUTE_S = 60;

function byMinute(perMinute: number[], at: string): [number[], number[]] {
  const now = Date.parse(at) / 1_000;
  return [perMinute.map((_, index) => now - (perMinute.length - 1 - index) * MINUTE_S), perMinute];
}
