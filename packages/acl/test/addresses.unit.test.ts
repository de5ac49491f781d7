import * as E from 'fp-ts/lib/Either.js';
import { formatAddress, parseAddress } from '../src/address/address';
import { formatAddressRange, inRange, parseAddressRange } from '../src/address/address-range';

describe('addresses', () => {
  it.each([
    '010.0.0.1',
    '1.2.3',
    '0x7f.0.0.1',
    ' 10.0.0.1',
    '10.0.0.1\n',
    'fe80::1%eth0',
    '::%',
    '::ffff:10.0.0.1',
    '10.0.0.1/8',
    '',
    '1',
    '256.0.0.1',
    '[::1]',
  ])('%j is none', (text) => expect(parseAddress(text)).toBeUndefined());

  it.each([
    '10.0.0.0/08',
    '::1/08',
    '10.0.0.0/33',
    '::/129',
    'fe80::1/64%eth0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '::ffff:10.0.0.0/104',
  ])('%j is no CIDR', (text) => expect(parseAddressRange(text)).toEqual(E.left({ _tag: 'NotAnAddress' })));

  it.each(['8.8.8.8/24', '10.0.0.1/8', 'fd00::1/64', '0.0.0.1/0'])('%j has host bits', (text) =>
    expect(parseAddressRange(text)).toEqual(E.left({ _tag: 'HostBitsSet' })),
  );

  it.each(['10.0.0.0/8', 'FD7A:115C:A1E0::/48', '0.0.0.0/0', '::/0', '100.64.0.1/32'])(
    '%j is a CIDR',
    (text) => expect(parseAddressRange(text)).toMatchObject({ _tag: 'Right' }),
  );

  it('a range holds its first and last address and none of the other family', () => {
    const range = parseAddressRange('100.64.0.0/16');
    if (E.isLeft(range)) throw new Error('a range');
    const holds = (text: string) => {
      const address = parseAddress(text);
      return address !== undefined && inRange(range.right, address);
    };
    expect(['100.63.255.255', '100.64.0.0', '100.64.255.255', '100.65.0.0', '::6440:1'].map(holds)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(formatAddressRange(range.right)).toBe('100.64.0.0/16');
  });

  it('are printed as they are commonly written', () => {
    for (const text of ['10.0.0.1', 'fd7a:115c:a1e0::1', '::']) {
      const address = parseAddress(text);
      expect(address && formatAddress(address)).toBe(text);
    }
  });
});
