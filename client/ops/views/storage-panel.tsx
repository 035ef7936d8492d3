import { useMemo } from 'preact/hooks';
import type { HealthPoint, StorageFigures } from '../../../shared/contract/ops-history-shapes.ts';
import { bytesText } from '../bytes-text.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { daysUntilFull } from '../state/days-until-full.ts';
import { opsHistory } from '../state/history.ts';
import { LinesPlot } from './lines-plot.tsx';
import { Panel } from './panel.tsx';

const DAY_MS = 24 * 3_600_000;
const FORECAST_DAYS = 30;
const YEAR_DAYS = 365;

/** What Postgres stores, how it grows, and when the disk would be full. */
export function StoragePanel() {
  const history = opsHistory.value;
  const { times, lines } = useMemo(() => plotOf(history?.points ?? []), [history]);
  if (!history) return null;
  const { storage } = history;
  return (
    <Panel name={opsTexts.storage} testid="storage" note={opsTexts.storageNote}>
      <dl class="figures">
        <div>
          <dt>{opsTexts.storedNow}</dt>
          <dd>{bytesText(storage.bytes)}</dd>
        </div>
        {storage.bytesPerDay !== null && (
          <div>
            <dt>{opsTexts.perDay}</dt>
            <dd>
              {storage.bytesPerDay < 0 ? '−' : '+'}
              {bytesText(Math.abs(storage.bytesPerDay))}
            </dd>
          </div>
        )}
      </dl>
      {times.length > 1 && <LinesPlot label={opsTexts.storage} times={times} lines={lines} textOf={bytesText} />}
      <p>{forecastOf(storage)}</p>
      <ul class="tables">
        {storage.tables.map(({ name, bytes }) => (
          <li key={name}>
            <code>{name}</code> {bytesText(bytes)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function plotOf(points: HealthPoint[]) {
  return {
    times: points.map(({ at }) => Date.parse(at) / 1_000),
    lines: [{ name: opsTexts.storedNow, values: points.map(({ storedBytes }) => storedBytes) }],
  };
}

function forecastOf(storage: StorageFigures): string {
  const { bytes, bytesPerDay, diskFreeBytes } = storage;
  const free = diskFreeBytes === null ? [] : [opsTexts.diskFree(bytesText(diskFreeBytes))];
  if (bytesPerDay === null) return [opsTexts.noForecast, ...free].join(' ');
  if (bytesPerDay <= 0) return [opsTexts.notGrowing, ...free].join(' ');
  const daysLeft = daysUntilFull(storage);
  const full = daysLeft === undefined ? [] : [fullText(daysLeft)];
  return [opsTexts.forecast(bytesText(bytes + bytesPerDay * FORECAST_DAYS)), ...free, ...full].join(' ');
}

function fullText(daysLeft: number): string {
  return daysLeft > YEAR_DAYS ? opsTexts.diskFine : opsTexts.diskFull(duration(daysLeft * DAY_MS));
}
