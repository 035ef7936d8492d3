import type { OpsOverview, SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { unitText } from '../../../shared/domain/unit-text.ts';
import { locale } from '../../locale.ts';
import { number } from '../../number-text.ts';
import { duration } from '../duration-text.ts';
import { opsTexts } from '../ops-texts.ts';
import { Panel } from './panel.tsx';

/** All servers and workers, alive or lost, with their figures; those that were replaced are only counted. */
export function MembersPanel({ look }: { look: OpsOverview }) {
  const all = look.members ?? [];
  const members = all.filter(({ state }) => state !== 'replaced');
  const replaced = all.length - members.length;
  return (
    <Panel name={opsTexts.members} testid="members">
      {members.length === 0 ? (
        <p class="nothing">{opsTexts.noMembers}</p>
      ) : (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{opsTexts.kind}</th>
                <th scope="col">{opsTexts.where}</th>
                <th scope="col">{opsTexts.since}</th>
                <th scope="col">{opsTexts.position}</th>
                <th scope="col">{opsTexts.lag}</th>
                <th scope="col">{opsTexts.readersColumn}</th>
                <th scope="col">{opsTexts.jobsColumn}</th>
                <th scope="col">{opsTexts.loop}</th>
                <th scope="col">{opsTexts.memory}</th>
                <th scope="col">{opsTexts.version}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} look={look} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {replaced > 0 && <p class="note">{opsTexts.replaced(replaced)}</p>}
    </Panel>
  );
}

const MEGABYTE = 2 ** 20;

function MemberRow({ member, look }: { member: SeenMember; look: OpsOverview }) {
  const now = Date.parse(look.at);
  const isLost = member.state === 'lost';
  return (
    <tr data-testid="member" data-kind={member.kind} data-state={member.state}>
      <th scope="row">
        {opsTexts.kindNames[member.kind]}{' '}
        {isLost && <span class="mark is-bad">{opsTexts.lostMark(duration(now - Date.parse(member.seenAt)))}</span>}
      </th>
      <td class="wide-cell" data-label={opsTexts.where}>
        {member.host}:{member.port} <span class="note">{member.pid}</span>
      </td>
      <td data-label={opsTexts.since}>
        {duration((isLost ? Date.parse(member.seenAt) : now) - Date.parse(member.startedAt))}
      </td>
      <ServerCells member={member} />
      <td data-label={opsTexts.jobsColumn}>{member.kind === 'worker' ? number.format(jobsDone(member)) : '–'}</td>
      <td data-label={opsTexts.loop}>{duration(member.eventLoopMs)}</td>
      <td data-label={opsTexts.memory}>{unitText(Math.round(member.memoryBytes / MEGABYTE), 'megabyte', locale)}</td>
      <td data-label={opsTexts.version}>{member.version}</td>
    </tr>
  );
}

function ServerCells({ member }: { member: SeenMember }) {
  if (member.kind !== 'server') {
    return (
      <>
        <td data-label={opsTexts.position}>–</td>
        <td data-label={opsTexts.lag}>–</td>
        <td data-label={opsTexts.readersColumn}>–</td>
      </>
    );
  }
  const { wireSeq, behind, readers } = member.figures;
  const lag = behind === undefined || member.state === 'lost' ? '–' : opsTexts.behind(behind);
  return (
    <>
      <td data-label={opsTexts.position}>{number.format(wireSeq)}</td>
      <td data-label={opsTexts.lag}>{lag}</td>
      <td data-label={opsTexts.readersColumn}>{number.format(readers.socket + readers.stream)}</td>
    </>
  );
}

function jobsDone({ figures: { jobs } }: Extract<SeenMember, { kind: 'worker' }>): number {
  return Object.values(jobs).reduce((total, { done }) => total + done, 0);
}
