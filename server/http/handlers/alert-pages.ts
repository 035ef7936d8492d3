import type { Request, RequestHandler, Response } from 'express';
import { textIn } from '../../../shared/contract/text-schema.ts';
import { deleteAlertAddress } from '../../../shared/node/db/alert/address-store.ts';
import {
  confirmAlertAddress,
  findToConfirm,
  findToUnsubscribe,
  type LinkedAddress,
} from '../../../shared/node/db/alert/confirmation-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { type AlertStep, alertDone, alertGone, alertQuestion } from '../pages/alert-page.ts';
import { type PageTemplate, type PlainPage, withoutScripts } from '../pages/page-template.ts';
import { pathId } from '../request/path-id.ts';
import { textsFor } from '../request/request-language.ts';
import type { Pages } from './pages.ts';

/** Far longer than any code that is issued. */
const codeSchema = textIn(100);

/** `GET /alerts/:id/confirm` and `/unsubscribe`: asks whether it is meant. */
export function askAboutAlert(context: Pages, step: AlertStep): RequestHandler {
  return async (req, res) => {
    const say = await textsFor(context, req, res);
    const found = await linkedAddress(context, req, step);
    await send(context, res, found ? alertQuestion(step, found.address, say) : alertGone(say));
  };
}

/**
 * `POST /alerts/:id/confirm` and `/unsubscribe`: does it. Mail providers post here for their readers (RFC 8058), so no
 * cookie and no page of ours is asked for: the code is the proof.
 */
export function changeAlert(context: Pages, step: AlertStep): RequestHandler {
  return async (req, res) => {
    const say = await textsFor(context, req, res);
    const found = await linkedAddress(context, req, step);
    if (found && step === 'confirm') await inTransaction(context.db, (tx) => confirmAlertAddress(tx, found));
    if (found && step === 'unsubscribe') await deleteAlertAddress(context.db, found.id);
    await send(context, res, found ? alertDone(step, say) : alertGone(say));
  };
}

async function linkedAddress({ db }: Pages, req: Request, step: AlertStep): Promise<LinkedAddress | undefined> {
  const code = codeSchema.safeParse(req.query.code);
  if (!code.success) return undefined;
  return step === 'confirm' ? findToConfirm(db, pathId(req), code.data) : findToUnsubscribe(db, pathId(req), code.data);
}

async function send({ template }: { template: PageTemplate }, res: Response, page: PlainPage): Promise<void> {
  res.set('Cache-Control', 'no-store').type('html');
  res.send(withoutScripts(await template.fill(page)));
}
