import type { SeenMember, ServerFigures } from '../../../shared/contract/ops-shapes.ts';
import { number } from '../../number-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';

/** Connected readers, catch-ups, resets and disconnects, summed over all running servers. */
export function ReadersPanel({ members, offersPush }: { members: SeenMember[]; offersPush: boolean }) {
  const servers = members.flatMap((it) => (it.kind === 'server' && it.state === 'alive' ? [it.figures] : []));
  const readers = {
    [opsTexts.sockets]: sum(servers, ({ readers: { socket } }) => socket),
    [opsTexts.streams]: sum(servers, ({ readers: { stream } }) => stream),
    [opsTexts.slow]: sum(servers, ({ slow }) => slow ?? 0),
  };
  return (
    <Panel name={opsTexts.readers} testid="readers" note={opsTexts.sinceStart}>
      <dl class="counts">
        <Counts name={opsTexts.readers} counts={readers} />
        <Counts name={opsTexts.catchUps} counts={addUp(servers, 'catchUps')} />
        <Counts name={opsTexts.resets} counts={addUp(servers, 'resets')} />
        <Counts name={opsTexts.cut} counts={addUp(servers, 'cut')} />
      </dl>
      {!offersPush && <p class="nothing">{opsTexts.noPush}</p>}
    </Panel>
  );
}

function Counts({ name, counts }: { name: string; counts: Record<string, number> }) {
  const entries = Object.entries(counts);
  return (
    <div>
      <dt>{name}</dt>
      {entries.length === 0 && <dd class="nothing">{opsTexts.none}</dd>}
      {entries.map(([label, count]) => (
        <dd key={label}>
          <strong>{number.format(count)}</strong> {(opsTexts.labels as Record<string, string>)[label] ?? label}
        </dd>
      ))}
    </div>
  );
}

function sum(servers: ServerFigures[], of: (figures: ServerFigures) => number): number {
  return servers.reduce((total, figures) => total + of(figures), 0);
}

function addUp(servers: ServerFigures[], what: 'cut' | 'catchUps' | 'resets'): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const figures of servers) {
    for (const [label, count] of Object.entries(figures[what])) sums[label] = (sums[label] ?? 0) + count;
  }
  return sums;
}
