import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';

/** Delivers batches to the readers of one kind of connection. */
export interface Deliverer {
  /** Sends a batch to a channel's or story's readers, disconnecting those that fail; returns their number. */
  send(name: string, events: WireEvent[]): number;
  /** How many readers a channel or story has. */
  count(name: string): number;
  /** Disconnects all of them: they reconnect with their position and miss nothing. */
  cut(name: string): void;
}

/** All deliverers of a server combined; it never throws. */
export interface Deliveries extends Pick<Deliverer, 'send' | 'count'> {
  add(deliverer: Deliverer): void;
  /** Disconnects the readers of a channel or story through each deliverer, because of this error. */
  cut(name: string, error: unknown): void;
}

/**
 * Delivers through each deliverer, even when another one fails. Nothing sends a batch again after its delivery, so
 * where it may not have arrived, the readers are disconnected and resume from their position.
 */
export function openDeliveries(log: Logger, metrics: Pick<ServerMetrics, 'deliveryFailed'>): Deliveries {
  const deliverers: Deliverer[] = [];
  function cut(deliverer: Deliverer, name: string, error: unknown): void {
    attempt(log, 'reporting a failed delivery', () => {
      log.error({ err: error, name }, 'a batch could not be delivered: its readers are disconnected and resume');
      metrics.deliveryFailed();
    });
    try {
      deliverer.cut(name);
    } catch (failure) {
      crash(failure);
    }
  }
  return {
    add: (deliverer) => void deliverers.push(deliverer),
    send(name, events) {
      let readers = 0;
      for (const deliverer of deliverers) {
        try {
          readers += deliverer.send(name, events);
        } catch (error) {
          cut(deliverer, name, error);
        }
      }
      return readers;
    },
    count: (name) => deliverers.reduce((sum, deliverer) => sum + deliverer.count(name), 0),
    cut(name, error) {
      for (const deliverer of deliverers) cut(deliverer, name, error);
    },
  };
}

/** Readers that can neither be reached nor disconnected would miss events, so the server has to restart. */
function crash(error: unknown): void {
  process.nextTick(() => {
    throw error;
  });
}

/** Runs something that no reader depends on (logs, metrics, traces); a failure is logged, if possible, and ignored. */
export function attempt(log: Logger, what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    try {
      log.error({ err: error }, `failed: ${what}`);
    } catch {
      // Logging failed, too.
    }
  }
}
