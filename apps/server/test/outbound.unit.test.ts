import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as E from 'fp-ts/lib/Either.js';
import { pauseBefore } from '../src/feeds/delivery/pause-before';
import { type AddressRule, mayConnect } from '../src/feeds/outbound/address-rule';
import { endpointUrl } from '../src/feeds/outbound/endpoint-url';
import { Outbound } from '../src/feeds/outbound/outbound';
import { startReceiver } from './feeds-receiver';

describe('an address that a feed may be sent to', () => {
  it.each<[string, ReadonlyArray<AddressRule>]>([
    ['93.184.216.34', ['public', 'private']],
    ['2606:2800:220:1::1', ['public', 'private']],
    ['10.1.2.3', ['private']],
    ['172.16.0.1', ['private']],
    ['100.64.0.7', ['private']],
    ['fd00::1', ['private']],
    ['::ffff:192.168.1.1', ['private']],
    ['127.0.0.1', ['private', 'loopback']],
    ['::1', ['private', 'loopback']],
    ['169.254.169.254', []],
    ['::ffff:169.254.169.254', []],
    ['fd00:ec2::254', []],
    ['fd00:0ec2:0:0::0254', []],
    ['fd00:ec3::254', ['private']],
    ['fd20:ce::254', []],
    ['fd00:c1::a9fe:a9fe', []],
    ['100.100.100.200', []],
    ['168.63.129.16', []],
    ['::ffff:100.100.100.200', []],
    ['fe80::1', []],
    ['0.0.0.0', []],
    ['224.0.0.1', []],
    ['64:ff9b::a9fe:a9fe', []],
    ['no address', []],
  ])('%s: %j', (address, rules) => {
    const all: ReadonlyArray<AddressRule> = ['public', 'private', 'loopback'];
    expect(all.filter((rule) => mayConnect(rule, address))).toEqual(rules);
  });
});

describe('the URL of a feed', () => {
  it.each([
    ['http://127.0.0.1:8080/', 'loopback'],
    ['http://localhost/', 'loopback'],
    ['https://[::1]/', 'loopback'],
    ['https://siem.example.com/in', 'public'],
  ])('%s leads to %s', (url, rule) => {
    expect(endpointUrl(url, false)).toMatchObject({ right: { rule } });
  });

  it.each([
    'http://siem.example.com/',
    'ftp://a.example/',
    'https://0x7f.1.2.3.4.5/',
    'https://2130706433.example/#x',
    '',
  ])('%s is refused', (url) => {
    expect(E.isLeft(endpointUrl(url, false))).toBe(true);
  });

  it('in another notation of a private address is seen through', () => {
    expect(endpointUrl('https://0xa.1.2.3/', false)).toMatchObject({
      left: expect.stringContaining('10.1.2.3'),
    });
    expect(endpointUrl('http://2130706433/', false)).toMatchObject({ right: { rule: 'loopback' } });
  });
});

describe('a name', () => {
  it('that leads to this machine is not connected to under another rule', async () => {
    const receiver = await startReceiver();
    const url = new URL(receiver.url.replace('127.0.0.1', 'localhost'));
    for (const rule of ['public', 'loopback'] as const) {
      const outbound = new Outbound({ url, rule });
      const answer = await outbound.post({ headers: {}, body: '{}' }, new AbortController().signal);
      expect(answer).toMatchObject(
        rule === 'public'
          ? { left: expect.stringMatching(/^localhost is .*127\.0\.0\.1.*, which may not be connected to$/) }
          : { right: { status: 202 } },
      );
      outbound.close();
    }
    expect(receiver.received).toHaveLength(1);
    await receiver.close();
  });
});

describe('a feed that is sent for long', () => {
  it('ties nothing of its posts to the signal that stops it, since Node 20 keeps that as long as the signal', async () => {
    const receiver = await startReceiver();
    const outbound = new Outbound({ url: new URL(receiver.url), rule: 'loopback' });
    const { signal } = new AbortController();
    await outbound.post({ headers: {}, body: '{}' }, signal);
    await outbound.post({ headers: {}, body: '{}' }, signal);
    expect(dependantsOf(signal)).toBe(0);
    expect(getEventListeners(signal, 'abort').length).toBeLessThan(2);
    outbound.close();
    await receiver.close();
  });

  it('gives up a post whose answer does not come, or does not end', async () => {
    const silent = createServer((request, response) => {
      request.resume();
      if (request.headers.half === 'yes') response.writeHead(200).write('{');
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const outbound = new Outbound({ url: new URL(`http://127.0.0.1:${port}/`), rule: 'loopback' }, 50);
    for (const half of ['no', 'yes']) {
      const answer = await outbound.post({ headers: { half }, body: '{}' }, new AbortController().signal);
      expect(answer).toEqual(E.left('no answer within 0.05 s'));
    }
    const stop = new AbortController();
    const stopped = new Outbound({ url: new URL(`http://127.0.0.1:${port}/`), rule: 'loopback' });
    const waiting = stopped.post({ headers: {}, body: '{}' }, stop.signal);
    stop.abort();
    expect(E.isLeft(await waiting)).toBe(true);
    outbound.close();
    stopped.close();
    silent.closeAllConnections();
    silent.close();
  });
});

/** How many signals were made of this one and others. */
const dependantsOf = (signal: AbortSignal): number => {
  const made = Object.getOwnPropertySymbols(signal).find(
    ({ description }) => description === 'kDependantSignals',
  );
  const dependants: unknown = made && Reflect.get(signal, made);
  return dependants instanceof Object && 'size' in dependants ? Number(dependants.size) : 0;
};

describe('the pause between attempts', () => {
  it('grows from a second to five minutes, of which a random half may be left out', () => {
    const patience = { first: 1_000, longest: 300_000 };
    expect([2, 3, 4, 12, 1_000].map((attempt) => pauseBefore(attempt, patience, () => 1))).toEqual([
      1_000, 2_000, 4_000, 300_000, 300_000,
    ]);
    expect(pauseBefore(3, patience, () => 0)).toBe(1_000);
  });
});
