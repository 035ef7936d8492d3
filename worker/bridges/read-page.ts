import { z } from 'zod';
import { type EndEvent, followedEventSchema, type TextEvent } from '../../shared/contract/followed-wire.ts';
import { textIn } from '../../shared/contract/text-schema.ts';
import { exportEnd } from '../../shared/domain/export-end.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import { SourceProblem } from './source-problem.ts';

/** A page of the other installation's wire. */
export interface WirePage {
  /** Only those that cross. */
  events: (TextEvent | EndEvent)[];
  /** Events of stories that cannot be read. */
  unreadable: number;
  /** The page is complete up to here. */
  position: string;
}

const CROSSING = ['story.published', 'story.corrected', 'story.retracted', 'story.removed'];

const BROKE_OFF = 'Its answer broke off.';

interface ParsedLine {
  value: unknown;
  type: string;
}

const lineSchema = z.object({ type: textIn(100) });
const progressSchema = z.object({ position: textIn(64).refine((text) => parsePosition(text) !== undefined) });

/** Reads an export. Throws unless it is complete: one that was cut off, even between two lines, has no last progress. */
export function readPage(text: string): WirePage {
  const lines = text.split('\n').filter((line) => line !== '');
  const parsed = lines.map(parse);
  const end = exportEnd(parsed);
  if (!end) throw new SourceProblem(BROKE_OFF);
  const page: WirePage = { events: [], unreadable: 0, position: positionOf(end.progress) };
  for (const { value, type } of parsed) {
    if (!CROSSING.includes(type)) continue;
    const event = followedEventSchema.safeParse(value);
    if (event.success) page.events.push(event.data);
    else page.unreadable += 1;
  }
  return page;
}

function positionOf({ value }: ParsedLine): string {
  const { data } = progressSchema.safeParse(value);
  if (!data) throw new SourceProblem(BROKE_OFF);
  return data.position;
}

function parse(line: string): ParsedLine {
  try {
    const value: unknown = JSON.parse(line);
    return { value, type: lineSchema.parse(value).type };
  } catch (cause) {
    throw new SourceProblem('Its answer broke off, or is not that of a Newswire.', { cause });
  }
}
