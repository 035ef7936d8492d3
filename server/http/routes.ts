import { Router } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { allowEmbedding } from './allow-embedding.ts';
import { requireRoom, requireScope } from './authenticate.ts';
import { commentRoutes } from './comment-routes.ts';
import type { HttpContext } from './context.ts';
import { deleteStory, patchStory } from './handlers/change-story.ts';
import { getOwnDesk, getOwnFeeds, postPreview } from './handlers/desk.ts';
import { getExport } from './handlers/export.ts';
import { fetchFeed, getFeed, getFeeds, patchFeed, postFeed, removeFeed } from './handlers/feeds.ts';
import { getFeedsOpml, importFeeds } from './handlers/feeds-opml.ts';
import { getRevisions, getStories, getStory } from './handlers/get-stories.ts';
import { getStoryCount } from './handlers/get-story-count.ts';
import { getSubmission, getSubmissions } from './handlers/get-submissions.ts';
import { getTopics, getTrending } from './handlers/get-topics.ts';
import { postStories } from './handlers/post-stories.ts';
import { deleteKey, getPublishers, postKey, postPublisher } from './handlers/publishers.ts';
import { deletePushSubscription, getPushKey, putPushSubscription } from './handlers/push.ts';
import { docsPage, getAsyncApi, getOpenApi } from './handlers/reference.ts';
import { getStream } from './handlers/stream.ts';
import {
  getDeliveries,
  getWebhook,
  getWebhooks,
  patchWebhook,
  postRedelivery,
  postReplay,
  postWebhook,
  removeWebhook,
} from './handlers/webhooks.ts';
import { requireSubscription, takeContent, verifyIntent } from './handlers/websub.ts';
import { limitByAddress } from './limit-requests.ts';
import { opsApi } from './ops/ops-api.ts';
import { drainQueue, getQueues, retryQueue, switchQueue } from './ops/queue-control.ts';
import { requireOperator } from './ops/require-operator.ts';
import { readSession } from './ops/session.ts';
import { collectBody } from './read-body.ts';
import { storylineRoutes } from './storyline-routes.ts';

/** Every route of `/api/v1`. Keys are checked before a body is read. */
export function apiRoutes(context: HttpContext): Router {
  const api = Router();
  const publish = requireScope(context, 'publish');
  const admin = requireScope(context, 'admin');
  const body = collectBody();
  const room = requireRoom(context);

  api.get('/stories', allowEmbedding(context.embedOrigins), getStories(context));
  api.post('/stories', publish, room, body, postStories(context));
  api.get('/stories/count', getStoryCount(context));
  api.get('/stories/:id', getStory(context));
  api.patch('/stories/:id', publish, room, body, patchStory(context));
  api.delete('/stories/:id', publish, body, deleteStory(context));
  api.get('/stories/:id/revisions', getRevisions(context));

  api.get('/submissions', publish, getSubmissions(context));
  api.get('/submissions/:id', publish, getSubmission(context));

  api.post('/preview', publish, body, postPreview(context));
  api.get('/publishers/me', publish, getOwnDesk(context));
  api.get('/publishers/me/feeds', publish, getOwnFeeds(context));

  api.get('/export', getExport(context));
  api.get('/stream', getStream(context));
  api.get('/topics', getTopics(context));
  api.get('/trending', getTrending(context));

  api.get('/publishers', admin, getPublishers(context));
  api.post('/publishers', admin, body, postPublisher(context));
  api.post('/publishers/:id/keys', admin, body, postKey(context));
  api.delete('/keys/:id', admin, deleteKey(context));

  api.get('/feeds', admin, getFeeds(context));
  api.get('/feeds.opml', admin, getFeedsOpml(context));
  api.post('/feeds', admin, body, postFeed(context));
  api.post('/feeds/import', admin, body, importFeeds(context));
  api.get('/feeds/:id', admin, getFeed(context));
  api.patch('/feeds/:id', admin, body, patchFeed(context));
  api.delete('/feeds/:id', admin, removeFeed(context));
  api.post('/feeds/:id/fetch', admin, fetchFeed(context));

  api.use(storylineRoutes(context));
  api.get('/webhooks', publish, getWebhooks(context));
  api.post('/webhooks', publish, body, postWebhook(context));
  api.get('/webhooks/:id', publish, getWebhook(context));
  api.patch('/webhooks/:id', publish, body, patchWebhook(context));
  api.delete('/webhooks/:id', publish, removeWebhook(context));
  api.get('/webhooks/:id/deliveries', publish, getDeliveries(context));
  api.post('/webhooks/:id/redeliver', publish, body, postReplay(context));
  api.post('/webhooks/:id/deliveries/:seq/redeliver', publish, postRedelivery(context));

  const operator = [readSession(context.opsSecret), requireOperator(context)];
  api.get('/queues', operator, getQueues(context));
  api.post('/queues/:queue/pause', operator, switchQueue(context, 'pause'));
  api.post('/queues/:queue/resume', operator, switchQueue(context, 'resume'));
  api.post('/queues/:queue/retry', operator, retryQueue(context));
  api.post('/queues/:queue/drain', operator, drainQueue(context));

  api.get('/openapi.json', getOpenApi(context));
  api.get('/asyncapi.json', getAsyncApi(context));
  api.use('/docs', docsPage());

  api.use(commentRoutes(context));
  const pushLimit = limitByAddress(context.limits, 'push');
  api.get('/push/key', getPushKey(context));
  api.put('/push/subscriptions', pushLimit, body, putPushSubscription(context));
  api.delete('/push/subscriptions', pushLimit, body, deletePushSubscription(context));

  api.use('/ops', opsApi(context));

  api.use((req) => {
    throw new NewswireError('not_found', `There is no ${req.method} ${req.baseUrl}${req.path}.`);
  });
  return api;
}

/** Where WebSub hubs call us back; the token in the address is their key. */
export function hubRoutes(context: HttpContext): Router {
  const hubs = Router();
  hubs.get('/:id/:token', verifyIntent(context));
  hubs.post('/:id/:token', requireSubscription(context), collectBody(), takeContent(context));
  return hubs;
}
