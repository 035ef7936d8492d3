import { NewswireError } from '../../shared/domain/errors.ts';

/** Limits open connections per address on this server; the returned function releases one. `undefined` is unlimited. */
export function limitOpen(most: number, what: string): (address: string | undefined) => () => void {
  const openBy = new Map<string, number>();
  return (address) => {
    if (address === undefined) return () => undefined;
    const open = openBy.get(address) ?? 0;
    if (open >= most) {
      throw new NewswireError('too_many_requests', `An address may have at most ${most} ${what} open.`);
    }
    openBy.set(address, open + 1);
    return () => {
      const left = (openBy.get(address) ?? 1) - 1;
      if (left > 0) openBy.set(address, left);
      else openBy.delete(address);
    };
  };
}
