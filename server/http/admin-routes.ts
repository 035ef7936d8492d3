import type { Router } from 'express';
import type { BodyClass } from './body/body-classes.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import type { SearchFeeds } from './feeds/feed-searches.ts';
import { getAudit } from './handlers/audit.ts';
import { postCoverageTakedown } from './handlers/coverage-takedown.ts';
import { fetchFeed, getFeed, getFeeds, patchFeed, postFeed, removeFeed } from './handlers/feeds.ts';
import { findFeeds } from './handlers/find-feeds.ts';
import { deleteKey, getKeys, postKey, rotateKey } from './handlers/keys.ts';
import { deletePublisher, getPublishers, patchPublisher, postPublisher } from './handlers/publishers.ts';
import { deleteSiteLogo, getSite, putLogo, putSite } from './handlers/site.ts';
import { postTakedown } from './handlers/takedown.ts';
import { lazily } from './middleware/lazy-handler.ts';
import { openRouter } from './open-router.ts';
import { drainQueue, getQueues, retryQueue, switchQueue } from './ops/queue-control.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` for operators: a key with the scope `admin`, or a session. */
export function adminRoutes(context: HttpContext, searchFeeds: SearchFeeds): Router {
  const api = openRouter();
  const admin = requireScope(context, 'admin');
  const body = (bodyClass: BodyClass) => collectBody(context, bodyClass);

  api.get('/admin/audit', admin, getAudit(context));
  api.post('/stories/:id/takedown', admin, body('tiny'), postTakedown(context));
  api.post('/coverages/:id/takedown', admin, body('tiny'), postCoverageTakedown(context));

  api.get('/admin/site', admin, getSite(context));
  api.put('/admin/site', admin, body('site'), putSite(context));
  api.put('/admin/site/logo', admin, body('picture'), putLogo(context));
  api.delete('/admin/site/logo', admin, body('tiny'), deleteSiteLogo(context));

  api.get('/publishers', admin, getPublishers(context));
  api.post('/publishers', admin, body('tiny'), postPublisher(context));
  api.patch('/publishers/:id', admin, body('tiny'), patchPublisher(context));
  api.delete('/publishers/:id', admin, body('tiny'), deletePublisher(context));
  api.post('/publishers/:id/keys', admin, body('tiny'), postKey(context));
  api.get('/keys', admin, getKeys(context));
  api.post('/keys/:id/rotate', admin, body('tiny'), rotateKey(context));
  api.delete('/keys/:id', admin, body('tiny'), deleteKey(context));

  api.get('/feeds', admin, getFeeds(context));
  const opml = () => import('./handlers/feeds-opml.ts');
  api.get(
    '/feeds.opml',
    admin,
    lazily(async () => (await opml()).getFeedsOpml(context)),
  );
  api.post('/feeds', admin, body('small'), postFeed(context));
  api.post(
    '/feeds/import',
    admin,
    body('opml'),
    lazily(async () => (await opml()).importFeeds(context)),
  );
  api.post('/feeds/discover', admin, body('tiny'), findFeeds(context, searchFeeds));
  api.get('/feeds/:id', admin, getFeed(context));
  api.patch('/feeds/:id', admin, body('small'), patchFeed(context));
  api.delete('/feeds/:id', admin, body('tiny'), removeFeed(context));
  api.post('/feeds/:id/fetch', admin, body('tiny'), fetchFeed(context));

  api.get('/queues', admin, getQueues(context));
  api.post('/queues/:queue/pause', admin, body('tiny'), switchQueue(context, 'pause'));
  api.post('/queues/:queue/resume', admin, body('tiny'), switchQueue(context, 'resume'));
  api.post('/queues/:queue/retry', admin, body('tiny'), retryQueue(context));
  api.post('/queues/:queue/drain', admin, body('tiny'), drainQueue(context));
  return api;
}
