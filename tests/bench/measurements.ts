import { announce } from './announce.ts';
import { bytes } from './bytes.ts';
import { carry } from './carry.ts';
import { catchUp } from './catch-up.ts';
import { catchUpDeep } from './catch-up-deep.ts';
import { fanOutBusy, fanOutCalm } from './fan-out.ts';
import { feeds } from './feeds.ts';
import { filters } from './filters.ts';
import { footprint } from './footprint.ts';
import { anyMeasurement, type Measurement } from './framework/measurement.ts';
import { history } from './history.ts';
import { ingest } from './ingest.ts';
import { latency } from './latency.ts';
import { lighthouse } from './lighthouse.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { pageAtTop } from './page-at-top.ts';
import { pictures } from './pictures.ts';
import { redisCluster } from './redis-cluster.ts';
import { retention } from './retention.ts';
import { scaleModel } from './scale-model.ts';
import { strangers } from './strangers.ts';

/** All measurements, in order of execution. */
export const MEASUREMENTS: Measurement[] = [
  anyMeasurement(latency),
  anyMeasurement(fanOutCalm),
  anyMeasurement(fanOutBusy),
  anyMeasurement(filters),
  anyMeasurement(ingest),
  anyMeasurement(feeds),
  anyMeasurement(redisCluster),
  anyMeasurement(announce),
  anyMeasurement(carry),
  anyMeasurement(scaleModel),
  anyMeasurement(catchUp),
  anyMeasurement(catchUpDeep),
  anyMeasurement(footprint),
  anyMeasurement(memory),
  anyMeasurement(history),
  anyMeasurement(retention),
  anyMeasurement(strangers),
  anyMeasurement(bytes),
  anyMeasurement(page),
  anyMeasurement(pageAtTop),
  anyMeasurement(pictures),
  anyMeasurement(lighthouse),
];
