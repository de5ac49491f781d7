import { parseQueryDestination, parseQuerySource } from '../src/decide/parse-query-end';
import type { QueryEnd } from '../src/decide/query';

describe('an end of a query in text', () => {
  it.each<[string, QueryEnd | undefined]>([
    ['', undefined],
    ['  ', undefined],
    ['alice@example.com', { kind: 'user', userName: 'alice@example.com' }],
    [' alice@example.com\n', { kind: 'user', userName: 'alice@example.com' }],
    ['user:alice', { kind: 'user', userName: 'alice' }],
    ['USER:Alice', { kind: 'user', userName: 'Alice' }],
    ['user:tag:web', { kind: 'user', userName: 'tag:web' }],
    ['tag:web', { kind: 'tag', tag: 'tag:web' }],
    ['Tag:Web', { kind: 'tag', tag: 'Tag:Web' }],
    ['node:n1', { kind: 'node', id: 'n1' }],
    ['Node:a\nb', { kind: 'node', id: 'a\nb' }],
    ['tag:', { kind: 'host', name: 'tag:' }],
    ['my-tag:web', { kind: 'host', name: 'my-tag:web' }],
    ['100.64.0.1', { kind: 'address', address: '100.64.0.1' }],
    ['fd7a::1', { kind: 'address', address: 'fd7a::1' }],
    ['box', { kind: 'host', name: 'box' }],
  ])('%j is %j', (text, end) => {
    expect(parseQuerySource(text)).toEqual(end);
    expect(parseQueryDestination(text)).toEqual(end);
  });

  it('self is a destination, and a host as a source', () => {
    expect(parseQueryDestination(' self ')).toEqual({ kind: 'self' });
    expect(parseQuerySource('self')).toEqual({ kind: 'host', name: 'self' });
  });
});
