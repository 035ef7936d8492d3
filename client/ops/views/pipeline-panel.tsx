import type { OpsOverview, SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { number } from '../../number-text.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';

/** The stages of the pipeline, with the backlog of each. */
export function PipelinePanel({ look }: { look: OpsOverview }) {
  const { record, streamSeq, queues, members } = look;
  const edits = queues?.filter(({ name }) => name === 'edit' || name === 'edit-long');
  const waiting = edits?.reduce((sum, queue) => sum + queue.waiting, 0);
  const oldestMs = edits && Math.max(...edits.map((queue) => queue.oldestMs));
  const servers = (members ?? []).filter(isLivingServer);
  const lags = servers.flatMap(({ figures: { behind } }) => behind ?? []);
  const behind = lags.length > 0 ? Math.max(...lags) : undefined;
  const readers = servers.reduce((sum, { figures }) => sum + figures.readers.socket + figures.readers.stream, 0);
  const newest = record?.lastReleaseAt ? Date.parse(look.at) - Date.parse(record.lastReleaseAt) : undefined;
  return (
    <section aria-label={opsTexts.pipeline}>
      <ol class="pipeline">
        <Stage name={opsTexts.handedIn} figure={record?.open} note={record && oldestText(record.oldestOpenMs)} />
        <Stage name={opsTexts.inQueue} figure={waiting} note={oldestMs !== undefined && oldestText(oldestMs)} />
        <Stage
          name={opsTexts.onRecord}
          figure={record?.recordedSeq}
          note={record && opsTexts.newest(newest === undefined ? undefined : duration(newest))}
        />
        <Stage
          name={opsTexts.onStream}
          figure={streamSeq}
          note={record && streamSeq !== null && opsTexts.behind(Math.max(0, record.recordedSeq - streamSeq))}
        />
        <Stage
          name={opsTexts.atReaders}
          figure={members ? readers : undefined}
          note={behind !== undefined && opsTexts.behind(behind)}
        />
      </ol>
    </section>
  );
}

interface StageProps {
  name: string;
  figure: number | null | undefined;
  note: string | false | null | undefined;
}

function Stage({ name, figure, note }: StageProps) {
  return (
    <li>
      <span class="stage">{name}</span>
      <strong>{figure === null || figure === undefined ? '–' : number.format(figure)}</strong>
      <span class="note">{note || opsTexts.unknown}</span>
    </li>
  );
}

function isLivingServer(member: SeenMember): member is Extract<SeenMember, { kind: 'server' }> {
  return member.kind === 'server' && member.state === 'alive';
}

function oldestText(ms: number): string {
  return opsTexts.oldest(ms === 0 ? undefined : duration(ms));
}
