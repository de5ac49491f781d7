import * as E from 'fp-ts/lib/Either.js';
import type { DisableProvisioning, EnableProvisioning } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import { issued } from './api-keys';
import type { Decide } from './decision';

export const enableProvisioning: Decide<EnableProvisioning> = (command) => (view) => {
  if (view.provisioningEnabled) return E.left({ _tag: 'ProvisioningAlreadyEnabled' });
  if (view.apiKeys.some((key) => key.id === command.key.id)) {
    return E.left({ _tag: 'IdTaken', id: command.key.id });
  }
  return E.right([{ type: 'ProvisioningEnabled', data: {} }, issued(command.key)]);
};

/** Revokes every key that is left, so that enabling again starts from a fresh one. */
export const disableProvisioning: Decide<DisableProvisioning> = () => (view) => {
  if (!view.provisioningEnabled) return E.right([]);
  const revocations = view.apiKeys
    .filter((key) => key.revokedAt === null)
    .map((key): DomainEvent => ({ type: 'ApiKeyRevoked', data: { keyId: key.id } }));
  return E.right([...revocations, { type: 'ProvisioningDisabled', data: {} }]);
};
