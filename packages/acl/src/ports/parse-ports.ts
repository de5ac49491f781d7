import * as E from 'fp-ts/lib/Either.js';
import { allPorts, type PortRange } from './service';

const decimal = /^[0-9]{1,5}$/;

const parsePort = (text: string): number | undefined => {
  const port = decimal.test(text) ? Number(text) : Number.NaN;
  return port <= 65535 ? port : undefined;
};

/** As Tailscale quotes it: what it refuses it has put into lowercase before. */
const quote = (text: string): string => JSON.stringify(text.toLowerCase());

/** `*`, `443` or `80-443`. The error is Tailscale's text. */
export const parsePortRange = (text: string): E.Either<string, PortRange> => {
  if (text === '*') return E.right(allPorts);
  if (text === '') return E.left(`invalid port list: ${quote(text)}`);
  const refuse = (why: string) => E.left(`port range ${quote(text)}: ${why}`);
  const [firstText = '', lastText, ...more] = text.split('-');
  if (more.length > 0) return refuse('too many dashes(-)');
  const first = parsePort(firstText);
  if (first === undefined) return refuse('invalid first integer');
  const last = lastText === undefined ? first : parsePort(lastText);
  if (last === undefined) return refuse('invalid last integer');
  if (first === 0) return refuse("first port must be >0, or use '*' for wildcard");
  if (first > last) return refuse('first port must be >= last port');
  return E.right({ first, last });
};

/** Port ranges separated by commas. */
export const parsePortList = (text: string): E.Either<string, ReadonlyArray<PortRange>> => {
  const ranges: PortRange[] = [];
  for (const part of text.split(',')) {
    if (part === '') return E.left(`invalid port list: ${quote(text)}`);
    const range = parsePortRange(part);
    if (E.isLeft(range)) return range;
    ranges.push(range.right);
  }
  return E.right(ranges);
};
