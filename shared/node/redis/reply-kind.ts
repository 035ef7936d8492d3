import { ReplyError } from 'ioredis';

/** The kind of an error that Redis answered, its first word by the protocol (RESP): `READONLY`, `OOM`; else undefined. */
export function replyKind(error: unknown): string | undefined {
  return error instanceof ReplyError ? (error as Error).message.split(' ', 1)[0] : undefined;
}
