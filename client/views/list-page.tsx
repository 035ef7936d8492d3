import { ConnectionMark } from './connection-mark.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Masthead } from './masthead.tsx';
import { StoryListView } from './story-list-view.tsx';
import { TopicRail } from './topic-rail.tsx';

/** The live list with its filter. */
export function ListPage() {
  return (
    <>
      <Masthead />
      <div class="bar">
        <div class="bar-inside">
          <FilterBar />
          <ConnectionMark />
        </div>
      </div>
      <div class="columns">
        <main id="main" tabIndex={-1}>
          <StoryListView />
        </main>
        <TopicRail />
      </div>
    </>
  );
}
