import * as E from 'fp-ts/lib/Either.js';
import { splitHostPort } from '../src/ports/split-host-port';

describe('a destination of a rule in acls', () => {
  it.each([
    ['tag:web:22', 'tag:web', '22'],
    ['web:', 'web', ''],
    [':22', '', '22'],
    ['fd7a::1:80', 'fd7a::1', '80'],
    ['[fd7a::1]:80', 'fd7a::1', '80'],
    ['[fd7a::]/16:80', 'fd7a::/16', '80'],
    ['[fd7a::/16]:80', 'fd7a::/16', '80'],
    ['web:22,80', 'web', '22,80'],
  ])('%s is its host and its ports', (text, host, ports) =>
    expect(splitHostPort(text)).toEqual(E.right({ host, ports })),
  );

  it.each([
    ['web', 'hostport must contain a colon (":")'],
    ['web,other:22', 'host cannot contain a comma (",")'],
    [',web:22', 'host cannot contain a comma (",")'],
    ['[10.0.0.1]:22', '"[10.0.0.1]": invalid address'],
    ['[fd7a::1:22', '"[fd7a::1": invalid address'],
    ['[fd7a::1]x:22', '"[fd7a::1]x": invalid address'],
    ['[web]:22', '"[web]": invalid address'],
    ['[]:22', '"[]": invalid address'],
  ])('%s is refused', (text, why) => expect(splitHostPort(text)).toEqual(E.left(why)));
});
