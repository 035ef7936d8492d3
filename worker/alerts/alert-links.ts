import { encodePart } from '../../shared/domain/well-formed.ts';
import type { OutgoingAlert } from '../../shared/node/db/alert/message-store.ts';

/** The links that only the owner of an address gets. */
export interface AlertLinks {
  confirm: string;
  unsubscribe: string;
}

/** The links in the messages to an address. */
export function alertLinks(
  publicUrl: string,
  { addressId, confirmCode, unsubscribeCode }: Pick<OutgoingAlert, 'addressId' | 'confirmCode' | 'unsubscribeCode'>,
): AlertLinks {
  const base = `${publicUrl}/alerts/${addressId}`;
  return {
    confirm: `${base}/confirm?code=${encodePart(confirmCode)}`,
    unsubscribe: `${base}/unsubscribe?code=${encodePart(unsubscribeCode)}`,
  };
}
