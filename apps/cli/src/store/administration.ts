import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { requestId } from '@rollcall/domain';
import { type AdministrationError, describeAdministrationError } from '@rollcall/server';
import type { RequestContext } from '@rollcall/writer';
import { type Failure, failed } from '../terminal/answer';

/** A change made at this machine's command line, by the user of the operating system. */
export const commandLineContext = (): RequestContext => ({
  requestId: requestId(randomUUID()),
  actor: { type: 'administrator', name: operatingSystemUser() },
  origin: 'CLI',
  source: {},
});

/** A user id without an entry, as containers have them, has no name. */
const operatingSystemUser = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
};

export const administrationFailure = (error: AdministrationError): Failure => {
  const { code, message } = describeAdministrationError(error);
  return failed(code, message);
};
