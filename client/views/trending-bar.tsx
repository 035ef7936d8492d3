import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { topicPath } from '../../shared/domain/story-address.ts';
import { connectionState } from '../state/connection.ts';
import { runningCoverages } from '../state/running.ts';
import { trendingTopics } from '../state/trending.ts';
import { texts } from '../texts.ts';
import { Lazy } from './lazy.tsx';
import { slideFrom } from './slide.ts';

const SHOWN = 12;
const SIZES = 5;
const NO_PROPS = {};
const live = () => import('./live-links.tsx').then(({ LiveLinks }) => LiveLinks);
const card = () => import('./trend-card.tsx').then(({ TrendCard }) => TrendCard);

/** Below which word the card is open. */
interface Open {
  slug: string;
  x: number;
  y: number;
}

/** The trending words: the steeper a word's rise over its usual rate, the larger it is. */
export function TrendingBar() {
  const [open, setOpen] = useState<Open | undefined>();
  useEffect(() => {
    if (!open) return;
    const closeOutside = ({ target }: Event): void => {
      if (!(target instanceof Element && target.closest('.trend'))) setOpen(undefined);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  const known = trendingTopics.value;
  const topics = known?.slice(0, SHOWN) ?? [];
  const list = useRef<HTMLUListElement>(null);
  useSlides(list, topics);
  const highest = Math.max(1, ...topics.map(({ score }) => score));
  return (
    <nav class="trending" aria-label={texts.trendingLabel} data-testid="trending">
      {runningCoverages.value.length > 0 && <Lazy load={live} props={NO_PROPS} />}
      {known?.length === 0 && <p class="trending-none">{texts.trendingNone}</p>}
      {!known && connectionState.value === 'offline' && <p class="trending-none">{texts.trendingOffline}</p>}
      <ul ref={list}>
        {topics.map((topic) => (
          <TrendingWord
            key={topic.slug}
            topic={topic}
            size={Math.max(1, Math.ceil((topic.score / highest) * SIZES))}
            open={open?.slug === topic.slug ? open : undefined}
            show={setOpen}
          />
        ))}
      </ul>
    </nav>
  );
}

/** Words that stay slide to where they are now. */
function useSlides(list: RefObject<HTMLUListElement | null>, topics: readonly TrendingTopic[]): void {
  const lefts = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const words = [...(list.current?.children ?? [])] as HTMLElement[];
    const before = lefts.current;
    lefts.current = new Map(topics.map(({ slug }, no) => [slug, words[no]?.offsetLeft ?? 0]));
    for (const [no, { slug }] of topics.entries()) {
      const [word, was, is] = [words[no], before.get(slug), lefts.current.get(slug)];
      if (word && was !== undefined && is !== undefined) slideFrom(word, was - is, 0);
    }
  });
}

interface WordProps {
  topic: TrendingTopic;
  size: number;
  open: Open | undefined;
  show: (open: Open | undefined) => void;
}

/** A word opens its card when the mouse is over it, when it has the keyboard's focus, and by a tap. */
function TrendingWord({ topic, size, open, show }: WordProps) {
  const { slug, label } = topic;
  const showBelow = (item: Element): void => {
    const { left: x, bottom: y } = item.getBoundingClientRect();
    show({ slug, x, y });
  };
  const tap = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    // Enter and a click follow the link; a finger cannot point at it first.
    const isTap = event.currentTarget.dataset.pointer === 'touch';
    if (isTap) event.preventDefault();
    if (isTap && !open) showBelow(event.currentTarget);
    else show(undefined);
  };
  return (
    <li
      class="trend"
      style={open && `--x:${open.x}px;--y:${open.y}px`}
      onPointerEnter={({ pointerType, currentTarget }) => pointerType === 'mouse' && showBelow(currentTarget)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && show(undefined)}
      onFocusIn={({ target, currentTarget }) =>
        (target as Element).matches(':focus-visible') && showBelow(currentTarget)
      }
      onFocusOut={({ relatedTarget, currentTarget }) =>
        relatedTarget instanceof Node && !currentTarget.contains(relatedTarget) && show(undefined)
      }
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        currentTarget.querySelector('a')?.focus();
        show(undefined);
      }}
    >
      <a
        class={`trend-word trend-${size}`}
        href={topicPath(slug)}
        data-testid="trend"
        aria-expanded={open !== undefined}
        onPointerDown={({ pointerType, currentTarget }) => {
          currentTarget.dataset.pointer = pointerType;
        }}
        onKeyDown={({ currentTarget }) => {
          currentTarget.dataset.pointer = '';
        }}
        onClick={tap}
      >
        {label}
      </a>
      {open && <Lazy load={card} props={{ topic }} />}
    </li>
  );
}
