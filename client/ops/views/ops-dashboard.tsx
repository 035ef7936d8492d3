import { opsTexts } from '../ops-texts.ts';
import { canaryOf } from '../state/canary.ts';
import { opsConnection } from '../state/connection.ts';
import { overview } from '../state/samples.ts';
import { BridgesPanel } from './bridges-panel.tsx';
import { CanaryPanel } from './canary-panel.tsx';
import { FailedJobsPanel } from './failed-jobs-panel.tsx';
import { FeedsPanel } from './feeds-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { OpsBar } from './ops-bar.tsx';
import { PipelinePanel } from './pipeline-panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { QueuesPanel } from './queues-panel.tsx';
import { ReadersPanel } from './readers-panel.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';

/** The operations page. */
export function OpsDashboard() {
  const look = overview.value;
  const canary = look && canaryOf(look);
  return (
    <>
      <OpsBar />
      <main class="ops" data-state={opsConnection.value}>
        {look === undefined ? (
          <p class="note">{opsConnection.value === 'away' ? opsTexts.noAnswer : opsTexts.begins}</p>
        ) : (
          <>
            <ProblemList look={look} />
            <PipelinePanel look={look} />
            <QueuesPanel look={look} />
            <div class="side-by-side">
              <LatencyPanel latency={look.latency} />
              <div class="stack">
                <ReadersPanel members={look.members ?? []} offersPush={look.offersPush} />
                {canary && <CanaryPanel canary={canary} bounds={look.latency.bounds} />}
              </div>
            </div>
            <div class="side-by-side">
              <HistoryPanel />
              <StoragePanel />
            </div>
            <MembersPanel look={look} />
            <FailedJobsPanel />
            <div class="side-by-side">
              <FeedsPanel record={look.record} />
              <ReplayPanel />
            </div>
            {look.record && look.record.bridges.length > 0 && <BridgesPanel bridges={look.record.bridges} />}
          </>
        )}
      </main>
    </>
  );
}
