import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { RequestHandler } from 'express';
import type { AllQueues } from '../../../shared/node/queue/all-queues.ts';
import { openRouter } from '../open-router.ts';

/** External fonts and inline styles: the content security policy blocks both, and the page works without them. */
const OUTSIDERS = /<link href="https:[^>]*>|<style>[\s\S]*?<\/style>|\sstyle="[^"]*"/g;

const TRUSTED_TYPES = /;?(require-trusted-types-for|trusted-types)[^;]*/g;

/** Bull Board without the resources that it would load from other hosts. */
class PlainAdapter extends ExpressAdapter {
  constructor() {
    super();
    this.app.disable('x-powered-by');
  }

  override setEntryRoute(route: Parameters<ExpressAdapter['setEntryRoute']>[0]): ExpressAdapter {
    this.app.get(route.route, (_req, res, next) => {
      const { name, params } = route.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
      res.render(name, params, (error: Error | null, html: string) => {
        if (error) next(error);
        else res.type('html').send(html.replace(OUTSIDERS, ''));
      });
    });
    return this;
  }
}

/** Bull Board needs a `base` element, and its library does not support trusted types. */
const allowBase: RequestHandler = (_req, res, next) => {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.setHeader(
    'Content-Security-Policy',
    policy.replace("base-uri 'none'", "base-uri 'self'").replace(TRUSTED_TYPES, ''),
  );
  next();
};

/** Bull Board at this path: shows every queue and job; the caller must check access before. */
export function bullBoard(allQueues: AllQueues, basePath: string): RequestHandler {
  const adapter = new PlainAdapter();
  adapter.setBasePath(basePath);
  createBullBoard({
    queues: Object.values(allQueues.queues).map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Newswire', hideRedisDetails: true } },
  });
  return openRouter().use(allowBase, adapter.getRouter());
}
