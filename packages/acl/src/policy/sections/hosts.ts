import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { type AddressRange, parseAddressRange } from '../../address/address-range';
import { asciiLower } from '../../selector/ascii';
import { parseSelector } from '../../selector/parse-selector';
import { readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';
import type { HostAlias } from '../policy';

/** A host's name is what no other selector can be. */
const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  const parsed = parseSelector(trimmed);
  if (E.isRight(parsed) && parsed.right.kind === 'host') return asciiLower(trimmed);
  const why = 'the name of a host cannot be an address, hold "@", or start like another selector';
  reader.report('bad-host', at, `${JSON.stringify(trimmed)}: ${why}`);
  return undefined;
};

/** Reads an address or CIDR, and reports one that is none. */
export const readRange = (reader: Reader, { text, at }: LocatedText): AddressRange | undefined => {
  const range = parseAddressRange(text);
  if (E.isRight(range)) return range.right;
  const hostBits = range.left._tag === 'HostBitsSet';
  const message = hostBits
    ? `${text} contains non-network bits set`
    : `${JSON.stringify(text)}: invalid address`;
  reader.report('bad-address', at, message);
  return undefined;
};

/** `hosts`: names of addresses and CIDRs. */
export const readHosts = (reader: Reader, node: Node): ReadonlyMap<string, HostAlias> => {
  const hosts = new Map<string, HostAlias>();
  for (const { key, name, value } of readNames(reader, node, '"hosts"', (k) => foldKey(reader, k)).values()) {
    const address = reader.text(value, `hosts[${JSON.stringify(key.text)}]`);
    const range = address && readRange(reader, { ...address, text: address.text.trim() });
    if (range !== undefined) hosts.set(name, { text: key.text, at: key.at, range });
  }
  return hosts;
};
