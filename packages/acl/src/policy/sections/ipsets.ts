import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { parseAddress } from '../../address/address';
import { parseAddressRange } from '../../address/address-range';
import { asciiLower } from '../../selector/ascii';
import { readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';

const form = /^(?:(?:add|remove)\s+)?(\S+)$/;

const isRange = (text: string): boolean => {
  const [low, high, ...more] = text.split('-').map(parseAddress);
  if (low === undefined || high === undefined || more.length > 0) return false;
  return low.family === high.family && low.value <= high.value;
};

const isEntry = (text: string): boolean => {
  const target = form.exec(text)?.[1];
  if (target === undefined) return false;
  return E.isRight(parseAddressRange(target)) || isRange(target) || /^(?:ipset|host|svc):\S+$/i.test(target);
};

const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  if (/^ipset:\S+$/i.test(trimmed)) return asciiLower(trimmed);
  reader.report('bad-selector', at, `${JSON.stringify(trimmed)}: the name of an IP set starts with "ipset:"`);
  return undefined;
};

/** `ipsets`: validated; a rule that names one is off (F3). The names defined. */
export const readIpsets = (reader: Reader, node: Node): ReadonlySet<string> => {
  const ipsets = readNames(reader, node, '"ipsets"', (key) => foldKey(reader, key));
  for (const { key, value } of ipsets.values()) {
    const place = `ipsets[${JSON.stringify(key.text)}]`;
    for (const { text, at } of reader.texts(value, place)) {
      if (isEntry(text.trim())) continue;
      const message = `${place}: ${JSON.stringify(text)}: invalid address; write an address, CIDR, range, host: or ipset:`;
      reader.report('bad-address', at, message);
    }
  }
  return new Set(ipsets.keys());
};
