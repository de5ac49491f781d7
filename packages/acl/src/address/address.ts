import { Address4, Address6 } from 'ip-address';

export type Family = 4 | 6;

export type Address = { readonly family: Family; readonly value: bigint };

/** What an address may be made of; most texts are none, and to find that out the long way throws. */
const addressText = /^[0-9a-f.:]+$/i;

/**
 * One IPv4 or IPv6 address in text; `undefined` for anything else. Zones (`%eth0`) and IPv4-mapped IPv6
 * addresses are refused: neither would match the node it seems to name.
 */
export const parseAddress = (text: string): Address | undefined => {
  if (!addressText.test(text)) return undefined;
  if (Address4.isValid(text)) return { family: 4, value: new Address4(text).bigInt() };
  if (!Address6.isValid(text)) return undefined;
  const value = new Address6(text).bigInt();
  return value >> 32n === 0xffffn ? undefined : { family: 6, value };
};

export const formatAddress = (address: Address): string =>
  address.family === 4
    ? Address4.fromBigInt(address.value).correctForm()
    : Address6.fromBigInt(address.value).correctForm();
