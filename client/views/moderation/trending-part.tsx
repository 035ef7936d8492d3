import { useState } from 'preact/hooks';
import type { TopicCandidate, TrendingTopic } from '../../../shared/contract/trending-shapes.ts';
import { storyPath, topicPath } from '../../../shared/domain/story-address.ts';
import { rulingTexts } from '../../ruling-texts.ts';
import type { ModerationData } from '../../state/moderation.ts';
import { ActForm, type Choice } from './act-form.tsx';
import { Disclosure } from './disclosure.tsx';
import { RulingItem } from './ruling-item.tsx';

type TrendingData = ModerationData['trending'];

/** What trends and may trend, and what moderators have ruled about it. */
export function TrendingPart({ now: { topics, candidates, rulings } }: { now: TrendingData }) {
  return (
    <section aria-labelledby="moderation-trending" data-testid="moderation-trending">
      <h2 class="side-title" id="moderation-trending">
        {rulingTexts.title}
      </h2>
      {topics.length === 0 && <p class="moderation-none">{rulingTexts.none}</p>}
      <ul>
        {topics.map((topic) => (
          <TrendingItem key={topic.slug} topic={topic} />
        ))}
      </ul>
      {candidates.length > 0 && <h3 class="field-label">{rulingTexts.candidates}</h3>}
      <ul>
        {candidates.map((candidate) => (
          <CandidateItem key={candidate.slug} candidate={candidate} />
        ))}
      </ul>
      {rulings.length > 0 && <h3 class="field-label">{rulingTexts.rulings}</h3>}
      <ul>
        {rulings.map((ruling) => (
          <RulingItem key={ruling.slug} ruling={ruling} />
        ))}
      </ul>
    </section>
  );
}

function TrendingItem({ topic: { slug, label, stories, publishers, story } }: { topic: TrendingTopic }) {
  return (
    <li class="ruling" data-testid="trending-topic">
      <p>
        <a href={topicPath(slug)}>{label}</a> <span class="count">{rulingTexts.counts(stories, publishers)}</span>
      </p>
      <p class="moderation-where">
        <a href={storyPath(story)} dir="auto">
          {story.headline}
        </a>
      </p>
      <Disclosure label={rulingTexts.rule} testId="rule-topic">
        {(close) => <RuleForm slug={slug} done={close} />}
      </Disclosure>
    </li>
  );
}

function RuleForm({ slug, done }: { slug: string; done: () => void }) {
  const [into, setInto] = useState('');
  const choices: Choice[] = [
    { label: rulingTexts.hold, act: { what: 'hold-topic', id: slug } },
    {
      label: rulingTexts.merge,
      act: { what: 'merge-topic', id: slug, into },
      hindrance: into.trim() === '' ? rulingTexts.intoMissing : undefined,
    },
  ];
  return (
    <>
      <label class="field">
        <span class="field-label">{rulingTexts.into}</span>
        <input
          type="text"
          data-testid="merge-into"
          value={into}
          placeholder={rulingTexts.intoHint}
          autocomplete="off"
          onInput={({ currentTarget }) => setInto(currentTarget.value)}
        />
      </label>
      <ActForm choices={choices} done={done} />
    </>
  );
}

function CandidateItem({ candidate }: { candidate: TopicCandidate }) {
  const { slug, label, stories, publishers, headlines } = candidate;
  return (
    <li class="ruling" data-testid="topic-candidate">
      <p>
        <strong>{label}</strong> <span class="count">{rulingTexts.counts(stories, publishers)}</span>
      </p>
      <p class="moderation-where" dir="auto">
        {headlines[0]}
      </p>
      <Disclosure label={rulingTexts.admit} testId="admit-topic">
        {(close) => (
          <ActForm choices={[{ label: rulingTexts.admit, act: { what: 'admit-topic', id: slug } }]} done={close} />
        )}
      </Disclosure>
    </li>
  );
}
