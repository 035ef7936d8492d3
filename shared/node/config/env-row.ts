/** An environment variable that Newswire reads. */
export interface EnvRow {
  type:
    | 'text'
    | 'integer'
    | 'address'
    | 'postgres'
    | 'postgres-list'
    | 'redis'
    | 'choice'
    | 'networks'
    | 'ports'
    | 'origins'
    | 'hosts';
  help: string;
  /** As written in the environment; absent when there is no default. */
  default?: string;
  /** Allowed schemes of an address, such as `redis:`; any when absent. */
  schemes?: readonly string[];
  choices?: readonly string[];
  min?: number;
  max?: number;
  secret?: boolean;
}
