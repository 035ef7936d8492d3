import type { EnvRow } from './env-row.ts';

/** Variables for traces and logs. */
export const TELEMETRY_ENV = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    type: 'address',
    help: 'Collector that traces are sent to (OTLP over HTTP, such as `http://localhost:4318`); no traces when empty.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    type: 'text',
    help: 'Headers that the collector requires, such as `authorization=Bearer%20…`.',
  },
  OTEL_SERVICE_NAME: {
    type: 'text',
    help: 'Service name of the traces; `newswire-server` and `newswire-worker` when empty.',
  },
  OTEL_TRACES_SAMPLER: {
    type: 'choice',
    choices: [
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ],
    default: 'parentbased_always_on',
    help: 'Which requests are traced; `parentbased_traceidratio` traces a share of them.',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    type: 'text',
    default: '1',
    help: 'Share of requests that are traced, from 0 to 1, for the samplers that take one.',
  },
  LOG_LEVEL: {
    type: 'choice',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    default: 'info',
    help: 'Lowest log level that is written.',
  },
} as const satisfies Record<string, EnvRow>;
