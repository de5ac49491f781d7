import * as E from 'fp-ts/lib/Either.js';
import type { OpenDirectory } from '../commands/command';
import type { Decide } from './decision';

const domain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

export const openDirectory: Decide<OpenDirectory> = (command) => (view) => {
  if (view.settings !== undefined) return E.left({ _tag: 'DirectoryAlreadyOpen' });
  const domains = [...new Set(command.domains.map((name) => name.toLowerCase()))];
  if (domains.length === 0 || !domains.every((name) => domain.test(name))) {
    return E.left({ _tag: 'DomainsInvalid', domains: command.domains });
  }
  const { userNamePolicy, erasable = false } = command;
  return E.right([{ type: 'DirectoryOpened', data: { domains, userNamePolicy, erasable } }]);
};
