import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';

/** Brings batches to the readers of one kind of connection. */
export interface Deliverer {
  /** Sends a batch to the readers of a channel or story; returns how many they are. A reader that fails is cut. */
  send(name: string, events: WireEvent[]): number;
  /** Cuts all of them: they come back with their position, and miss nothing. */
  cut(name: string): void;
}

/** All deliverers of a server, as one that never throws. */
export interface Deliveries extends Pick<Deliverer, 'send'> {
  add(deliverer: Deliverer): void;
  /** Cuts the readers of a channel or story through each deliverer, because of this error. */
  cut(name: string, error: unknown): void;
}

/**
 * Delivers through each deliverer, whatever happens in another one. The wire has moved on when a batch is delivered, and
 * nobody sends it again: where it may not have arrived, the readers are cut, and resume from the position that they have.
 */
export function openDeliveries(log: Logger, metrics: Pick<ServerMetrics, 'deliveryFailed'>): Deliveries {
  const deliverers: Deliverer[] = [];
  function cut(deliverer: Deliverer, name: string, error: unknown): void {
    attempt(log, 'a failed delivery is told', () => {
      log.error({ err: error, name }, 'a batch could not be delivered: its readers are cut and resume');
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
    cut(name, error) {
      for (const deliverer of deliverers) cut(deliverer, name, error);
    },
  };
}

/** Readers that can neither be reached nor cut would go on with a hole: a server that starts anew has none. */
function crash(error: unknown): void {
  process.nextTick(() => {
    throw error;
  });
}

/** Does what no reader depends on: logs, figures, traces. A failure is logged, if that is possible, and harms nobody. */
export function attempt(log: Logger, what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    try {
      log.error({ err: error }, `failed: ${what}`);
    } catch {
      // The log itself has failed.
    }
  }
}
