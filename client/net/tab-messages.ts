import type { ResetMessage, ServerToClient, WireMessage } from '../../shared/contract/socket-events.ts';
import type { OtherEvent, Question } from './wire-contract.ts';

/** Messages from a tab to the shared worker. */
export type FromTab =
  | { kind: 'ask'; id: number; question: Question; payload: unknown }
  | { kind: 'visible'; isVisible: boolean }
  /** The name of a lock that the tab holds as long as it lives. */
  | { kind: 'alive'; lock: string }
  | { kind: 'bye' };

/** Messages from the shared worker to a tab. */
export type ToTab =
  /** The worker runs and knows the tab. */
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
