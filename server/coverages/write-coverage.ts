import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { CoverageIn, CoveragePatch } from '../../shared/contract/coverage-schema.ts';
import type { Coverage } from '../../shared/domain/coverage.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import {
  addCoverage,
  type CoverageFields,
  changeCoverage,
  endCoverage,
  findCoverageByExternalId,
  holdExternalId,
} from '../../shared/node/db/coverage/coverage-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { refuseRemoved } from '../../shared/node/takedown/take-down-coverage.ts';
import { holdCoverage, holdRunning, recordCoverage, type Writing } from './hold-coverage.ts';
import type { Written } from './write-once.ts';

/** Begins a coverage; a known `externalId` changes the one that it names instead. */
export async function startCoverage(
  tx: Queryable,
  publisherId: string,
  { externalId, ...input }: CoverageIn,
): Promise<Written> {
  if (externalId !== undefined) {
    await holdExternalId(tx, publisherId, externalId);
    await refuseRemoved(tx, publisherId, externalId);
    const known = await findCoverageByExternalId(tx, publisherId, externalId);
    if (known) {
      await editCoverage(tx, { publisherId, coverageId: known }, { ...NOTHING_SAID, ...input });
      return { id: known, isNew: false };
    }
  }
  const id = newId();
  const fields = checked(merged(EMPTY(), input));
  await addCoverage(tx, { id, publisherId, ...(externalId !== undefined && { externalId }), ...fields });
  await recordCoverage(tx, id);
  return { id, isNew: true };
}

/** Changes what the publisher says about a running coverage; the same again changes nothing. */
export async function editCoverage(tx: Queryable, writing: Writing, patch: CoveragePatch): Promise<Coverage> {
  const coverage = await holdRunning(tx, writing);
  const before = fieldsOf(coverage);
  const fields = checked(merged(before, patch));
  if (isDeepStrictEqual(fields, before)) return coverage;
  await changeCoverage(tx, coverage.id, fields);
  return recordCoverage(tx, coverage.id);
}

/** Makes a coverage an archive; idempotent. */
export async function finishCoverage(tx: Queryable, writing: Writing): Promise<Coverage> {
  const coverage = await holdCoverage(tx, writing);
  if (coverage.endedAt) return coverage;
  await endCoverage(tx, coverage.id);
  return recordCoverage(tx, coverage.id);
}

/** What a coverage says where its publisher says nothing; its start stays. */
const NOTHING_SAID = { summary: null, keyPoints: [], authors: [], language: null, endsAt: null };
const EMPTY = (): CoverageFields => ({ title: '', ...NOTHING_SAID, startsAt: new Date() });

function fieldsOf({ title, summary, keyPoints, authors, language, startsAt, endsAt }: Coverage): CoverageFields {
  const times = { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
  return { title, summary, keyPoints, authors, language, ...times };
}

/** Undefined leaves a field as it is. */
function merged(fields: CoverageFields, patch: CoveragePatch): CoverageFields {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...fields, ...Object.fromEntries(said) };
}

function checked(fields: CoverageFields): CoverageFields {
  if (!fields.endsAt || fields.endsAt > fields.startsAt) return fields;
  const detail = 'must be later than startsAt';
  throw new NewswireError('validation_failed', `endsAt ${detail}`, [{ field: 'endsAt', rule: 'order', detail }]);
}
