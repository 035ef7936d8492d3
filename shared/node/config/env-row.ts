/** An environment variable that Newswire reads. */
export interface EnvRow {
  type: 'text' | 'integer' | 'address' | 'choice' | 'networks' | 'ports' | 'origins' | 'hosts';
  help: string;
  /** As it would be written in the environment; absent when there is none. */
  default?: string;
  /** Of an address: what it may begin with, such as `redis:`; any scheme when absent. */
  schemes?: readonly string[];
  choices?: readonly string[];
  min?: number;
  max?: number;
  secret?: boolean;
}
