import type { ApiKeyId, DirectoryId, Rejection } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type { Parked } from '@rollcall/projector';
import {
  bodyTooLarge,
  internalError,
  outcomeUnknown,
  type ScimError,
  scimError,
  storeAway,
} from '@rollcall/scim';
import type { WriteError } from '@rollcall/writer';
import type { ApiKeyStanding } from '../../api-keys/verify-api-key';

/** A request that was not served: what the identity provider is told, and what the log says besides. */
export type ScimFailure = {
  readonly error: ScimError;
  /** Present when the failure is ours. */
  readonly cause?: string;
  /** Present when a key that was issued here opens no more. */
  readonly denied?: DeniedKey;
};

export type DeniedKey = {
  readonly directoryId: DirectoryId;
  readonly keyId: ApiKeyId;
  readonly standing: ApiKeyStanding['_tag'];
};

/** A change that did not come about. */
export const writeFailure = (
  error: WriteError<ScimError>,
  refuse: (rejection: Rejection) => ScimError,
  requestId: string,
): ScimFailure => {
  switch (error._tag) {
    case 'Refused':
      return { error: error.refusal };
    case 'Rejected':
      return { error: refuse(error.rejection) };
    case 'AppendTooLarge':
      return { error: bodyTooLarge(error.maxBytes, 'one change') };
    case 'StillUnknown':
      return { error: outcomeUnknown(requestId), cause: `outcome unknown: ${error.reason}` };
    case 'Defect':
      return { error: internalError(requestId), cause: error.reason };
    case 'Contention':
      return { error: storeAway(requestId), cause: `${error.attempts} races lost` };
    case 'Unavailable':
    case 'AccessDenied':
    case 'StreamDeleted':
      return { error: storeAway(requestId), cause: causeOf(error) };
    case 'Parked':
      return readFailure(error, requestId);
  }
};

/** Whole seconds: Okta ignores a date (RFC 9110 section 10.2.3 allows both). */
const RETRY_AFTER = { 'retry-after': '5' };

/** The directory's state cannot be known at the moment. */
export const readFailure = (error: ReadError | Parked, requestId: string): ScimFailure => ({
  error: scimError(
    503,
    error._tag === 'Parked'
      ? `This directory is stopped at an event that cannot be read. Nothing was changed. Request ${requestId}.`
      : `The store cannot be read at the moment. Nothing was changed. Okta will retry. Request ${requestId}.`,
    RETRY_AFTER,
  ),
  cause: causeOf(error),
});

const causeOf = (error: ReadError | Parked): string => {
  switch (error._tag) {
    case 'Parked':
      return `parked at revision ${error.revision}: ${error.reason}`;
    case 'StreamDeleted':
      return `stream ${error.stream} was deleted`;
    case 'Unavailable':
    case 'AccessDenied':
      return error.reason;
  }
};
