import { carriedPorts, covers } from '../src/ports/covers';
import { hasPorts, parseProtocol, whyNoProtocol } from '../src/ports/protocol';
import { allPorts, type Service } from '../src/ports/service';

describe('protocols', () => {
  it.each<[string, number]>([
    ['icmp', 1],
    ['igmp', 2],
    ['ipv4', 4],
    ['ip-in-ip', 4],
    ['tcp', 6],
    ['egp', 8],
    ['igp', 9],
    ['udp', 17],
    ['dccp', 33],
    ['gre', 47],
    ['esp', 50],
    ['ah', 51],
    ['ipv6-icmp', 58],
    ['sctp', 132],
    ['1', 1],
    ['99', 99],
    ['255', 255],
  ])('%s is %d', (text, number) => expect(parseProtocol(text)).toBe(number));

  it.each(['', '0', '06', '256', '1000', '-1', '6.0', '6 ', 'x6', 'TCP', 'quic'])('%j is none', (text) =>
    expect(parseProtocol(text)).toBeUndefined(),
  );

  it.each([
    ['quic', 'proto name "quic" not known'],
    ['x06', 'proto name "x06" not known'],
    ['06x', 'proto name "06x" not known'],
    ['0256', 'proto name "0256" not known'],
    ['0', 'leading 0 not permitted in protocol number "0"'],
    ['0255', 'leading 0 not permitted in protocol number "0255"'],
  ])('%s: says why it is none', (text, why) => expect(whyNoProtocol(text)).toContain(why));

  it('have ports when they are TCP, UDP or SCTP', () =>
    expect(Array.from({ length: 256 }, (_, n) => n).filter(hasPorts)).toEqual([6, 17, 132]));
});

describe('what a service opens', () => {
  const service = (ports: Service['ports']): Service => ({ protocols: [1, 6, 47], ports, text: '' });
  const some = service([
    { first: 22, last: 22 },
    { first: 80, last: 443 },
  ]);
  const almost = service([
    { first: 0, last: 65534 },
    { first: 1, last: 65535 },
  ]);

  it.each<[string, Service, number, Service['ports']]>([
    ['its ports for a protocol with ports', some, 6, some.ports],
    ['nothing for a protocol it does not name', some, 17, []],
    ['everything for ICMP', some, 1, [allPorts]],
    ['nothing for another protocol without ports', almost, 47, []],
    ['everything for such a protocol by *', service([{ first: 22, last: 22 }, allPorts]), 47, [allPorts]],
  ])('is %s', (_what, given, protocol, ports) => expect(carriedPorts(given, protocol)).toEqual(ports));

  it('reaches from the first to the last port of each range', () =>
    expect([21, 22, 23, 79, 80, 443, 444].map((port) => covers(some, 6, port))).toEqual([
      false,
      true,
      false,
      false,
      true,
      true,
      false,
    ]));
});
