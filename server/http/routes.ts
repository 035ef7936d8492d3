import type { Router } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { adminRoutes } from './admin-routes.ts';
import { inTurns } from './answers/answer-turns.ts';
import type { BodyClass } from './body/body-classes.ts';
import { collectBody } from './body/collect-body.ts';
import { bridgeRoutes } from './bridge-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import type { HttpContext } from './context.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { openFeedSearches } from './feeds/feed-searches.ts';
import { postApproval, postRefusal } from './handlers/approvals.ts';
import { deleteStory, patchStory } from './handlers/change-story.ts';
import { getOwnDesk, postPreview } from './handlers/desk.ts';
import { getExport } from './handlers/export.ts';
import { findFeeds } from './handlers/find-feeds.ts';
import { getRevisions, getStories, getStory, getStoryCount } from './handlers/get-stories.ts';
import { getSubmission, getSubmissions } from './handlers/get-submissions.ts';
import { deleteSubmission, patchSubmission } from './handlers/held-submissions.ts';
import { getOwnFeeds, postOwnFeed, removeOwnFeed } from './handlers/own-feeds.ts';
import { postStories } from './handlers/post-stories.ts';
import { getPublisher } from './handlers/publisher-profile.ts';
import { postReach } from './handlers/reach.ts';
import { getStream } from './handlers/stream.ts';
import { testWebhook } from './handlers/test-webhook.ts';
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
import { allowAnyOrigin } from './middleware/allow-any-origin.ts';
import { allowEmbedding } from './middleware/allow-embedding.ts';
import { requireRoom } from './middleware/authenticate.ts';
import { lazily } from './middleware/lazy-handler.ts';
import { limitReads } from './middleware/limit-requests.ts';
import { notificationRoutes } from './notification-routes.ts';
import { openRouter } from './open-router.ts';
import { opsApi } from './ops/ops-api.ts';
import { requirePublisherOrOperator, requireScope } from './ops/require-operator.ts';
import { peopleRoutes } from './people-routes.ts';
import { readerRoutes } from './reader-routes.ts';
import { recallRoutes } from './recall-routes.ts';
import { sectionRoutes } from './section-routes.ts';
import { storylineRoutes } from './storyline-routes.ts';
import { topicRoutes } from './topic-routes.ts';

/** Every route of `/api/v1`. Keys are checked before the body is read; each route with a body names its class. */
export function apiRoutes(context: HttpContext): Router {
  const api = openRouter();
  const publish = requireScope(context, 'publish');
  const write = requireScope(context, 'write');
  const body = (bodyClass: BodyClass) => collectBody(context, bodyClass);
  const room = requireRoom(context);
  const costly = limitReads(context);
  const searchFeeds = openFeedSearches(context);
  const search = limitReads(context, (req) => req.query.q !== undefined);

  api.use(['/export', '/stream', '/openapi.json', '/asyncapi.json'], allowAnyOrigin());
  api.get('/stories', allowEmbedding(context.embedOrigins), search, getStories(context));
  api.post('/stories', write, room, body('batch'), postStories(context));
  api.post('/stories/preview', write, body('story'), postReach(context));
  api.get('/stories/count', costly, getStoryCount(context));
  api.get('/stories/:id', getStory(context));
  api.patch('/stories/:id', write, room, body('story'), patchStory(context));
  api.delete('/stories/:id', publish, body('tiny'), deleteStory(context));
  api.get('/stories/:id/revisions', costly, getRevisions(context));

  api.get('/submissions', write, getSubmissions(context));
  api.get('/submissions/:id', write, getSubmission(context));
  api.patch('/submissions/:id', write, body('story'), patchSubmission(context));
  api.delete('/submissions/:id', write, body('tiny'), deleteSubmission(context));

  const either = requirePublisherOrOperator(context);
  api.post('/submissions/:id/approve', either, body('tiny'), postApproval(context));
  api.post('/submissions/:id/refuse', either, body('tiny'), postRefusal(context));

  api.post('/preview', write, body('story'), postPreview(context));
  api.get('/publishers/me', write, getOwnDesk(context));
  api.get('/publishers/me/feeds', publish, getOwnFeeds(context));
  api.post('/publishers/me/feeds', publish, body('small'), postOwnFeed(context));
  api.post('/publishers/me/feeds/discover', publish, body('tiny'), findFeeds(context, searchFeeds));
  api.delete('/publishers/me/feeds/:id', publish, body('tiny'), removeOwnFeed(context));

  api.get('/export', costly, getExport(context));
  api.get('/stream', getStream(context));
  api.use(topicRoutes(context));
  api.use(sectionRoutes(context));

  api.get('/publishers/:id', getPublisher(context));
  api.use(adminRoutes(context, searchFeeds));
  api.use(peopleRoutes(context));

  api.use(bridgeRoutes(context));
  api.use(storylineRoutes(context));
  api.use(draftRoutes(context));
  api.use(coverageRoutes(context));
  api.get('/webhooks', publish, getWebhooks(context));
  api.post('/webhooks', publish, body('small'), postWebhook(context));
  api.get('/webhooks/:id', publish, getWebhook(context));
  api.patch('/webhooks/:id', publish, body('small'), patchWebhook(context));
  api.delete('/webhooks/:id', publish, body('tiny'), removeWebhook(context));
  api.post('/webhooks/:id/test', publish, body('tiny'), testWebhook(context));
  api.get('/webhooks/:id/deliveries', publish, getDeliveries(context));
  api.post('/webhooks/:id/redeliver', publish, body('tiny'), postReplay(context));
  api.post('/webhooks/:id/deliveries/:seq/redeliver', publish, body('tiny'), postRedelivery(context));

  const reference = () => import('./handlers/reference.ts');
  api.get(
    '/openapi.json',
    inTurns(
      context,
      lazily(async () => (await reference()).getOpenApi(context)),
    ),
  );
  api.get(
    '/asyncapi.json',
    inTurns(
      context,
      lazily(async () => (await reference()).getAsyncApi(context)),
    ),
  );
  api.use(
    '/docs',
    lazily(async () => (await reference()).docsPage()),
  );

  api.use(commentRoutes(context));
  api.use(notificationRoutes(context));
  api.use(readerRoutes(context));
  api.use(recallRoutes(context));

  api.use('/ops', opsApi(context));

  api.use((req) => {
    throw new NewswireError('not_found', `There is no ${req.method} ${req.baseUrl}${req.path}.`);
  });
  return api;
}

/** The callback addresses for WebSub hubs, authenticated by the token in the path. */
export function hubRoutes(context: HttpContext): Router {
  const hubs = openRouter();
  hubs.get('/:id/:token', verifyIntent(context));
  hubs.post('/:id/:token', requireSubscription(context), collectBody(context, 'hub'), takeContent(context));
  return hubs;
}
