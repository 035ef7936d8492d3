import type { Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getAlert, getAlertOffer, postAlert, postAlertTest, putAlert, removeAlert } from './handlers/alerts.ts';
import { deletePushSubscription, getPushKey, putPushSubscription } from './handlers/push.ts';
import { limitByAddress } from './middleware/limit-requests.ts';
import { openRouter } from './open-router.ts';

/** The routes of `/api/v1` for push subscriptions and alerts. */
export function notificationRoutes(context: HttpContext): Router {
  const api = openRouter();
  const [tiny, small] = [collectBody(context, 'tiny'), collectBody(context, 'small')];

  const pushLimit = limitByAddress(context.limits, 'push');
  api.get('/push/key', getPushKey(context));
  api.put('/push/subscriptions', pushLimit, small, inTurns(context, putPushSubscription(context)));
  api.delete('/push/subscriptions', pushLimit, tiny, deletePushSubscription(context));

  const alertLimit = limitByAddress(context.limits, 'alerts');
  api.get('/alerts', getAlertOffer(context));
  api.post('/alerts', alertLimit, small, inTurns(context, postAlert(context)));
  api.get('/alerts/:id', alertLimit, getAlert(context));
  api.put('/alerts/:id', alertLimit, small, inTurns(context, putAlert(context)));
  api.delete('/alerts/:id', alertLimit, tiny, removeAlert(context));
  api.post('/alerts/:id/test', alertLimit, tiny, postAlertTest(context));
  return api;
}
