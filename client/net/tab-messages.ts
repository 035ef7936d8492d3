import type { ResetMessage, ServerToClient, WireMessage } from '../../shared/wire/socket-events.ts';
import type { OtherEvent, Question } from './wire-contract.ts';

/** What a tab says to the keeper of the connection. */
export type FromTab =
  | { kind: 'ask'; id: number; question: Question; payload: unknown }
  | { kind: 'visible'; isVisible: boolean }
  /** The name of a lock that the tab holds for as long as it lives. */
  | { kind: 'alive'; lock: string }
  | { kind: 'bye' };

/** What the keeper of the connection says to a tab. */
export type ToTab =
  /** The worker runs and has heard of the tab. */
  | { kind: 'joined' }
  | { kind: 'up' }
  | { kind: 'down' }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'failed'; id: number }
  | { kind: 'wire'; message: WireMessage }
  | { kind: 'progress'; position: string }
  | { kind: 'reset'; message: ResetMessage }
  | { kind: 'other'; name: OtherEvent; message: Parameters<ServerToClient[OtherEvent]>[0] }
  | { kind: 'traffic'; run: string; bytes: number };
