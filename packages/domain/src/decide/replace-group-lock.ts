import * as E from 'fp-ts/lib/Either.js';
import type { ReplaceGroupLock } from '../commands/command';
import type { Decide } from './decision';

export const replaceGroupLock: Decide<ReplaceGroupLock> =
  ({ lock }) =>
  ({ groupLock: now }) => {
    const names = [...new Set([...now.keys(), ...lock.keys()])]
      .map((name) => ({ name, from: now.get(name) ?? null, to: lock.get(name) ?? null }))
      .filter(({ from, to }) => from !== to);
    return E.right(names.length === 0 ? [] : [{ type: 'GroupLockChanged', data: { names } }]);
  };
