import pg from 'pg';
import type { Pooler } from '../config/database-config.ts';
import type { Hosts } from './hosts.ts';
import { type Settings, sessionOptions, transactionSettings } from './session-settings.ts';
import { TransactionClient } from './transaction-client.ts';

/** The class of a pool's connections: each goes to the host then in use, and has the settings. */
export function clientOf(pooler: Pooler, settings: Settings, hosts: Hosts): Pick<pg.PoolConfig, 'Client'> {
  if (pooler === 'transaction') {
    const own = transactionSettings(settings);
    return {
      Client: class extends TransactionClient {
        constructor(config?: pg.ClientConfig) {
          super({ ...config, connectionString: hosts.current(), settings: own });
        }
      },
    };
  }
  const own = sessionOptions(settings);
  return {
    Client: class extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super({ ...config, connectionString: hosts.current(), options: own });
      }
    },
  };
}
