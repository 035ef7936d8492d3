// What the package exports. The parts below `createClient` stand alone, so that a bundler leaves out what is not used.
export type * from './api-types.ts';
export { type Connection, type ConnectionOptions, toConnection } from './connection.ts';
export { createClient, type NewswireClient } from './create-client.ts';
export { type ExportOptions, exportEvents, type Followed } from './export-events.ts';
export { ConnectionFailure, PositionLost, Refusal } from './failures.ts';
export type { Filter } from './filter.ts';
export { type FollowOptions, follow } from './follow.ts';
export type { ResetReason } from './follow-stream.ts';
export { type CoverageOptions, type FollowCoverageOptions, type Live, liveOf } from './live.ts';
export { type Publishing, type PublishManyOptions, publishingOf } from './publishing.ts';
export { type ListOptions, type Reading, readingOf } from './reading.ts';
export type { CallOptions, WriteOptions } from './send.ts';
