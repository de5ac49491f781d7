import type { UUID } from '@eventstore/db-client/generated/shared_pb';
import * as E from 'fp-ts/lib/Either.js';
import type { ProposedRecord } from '../storage/stored-record';
import { type Failure, missingMetadata } from '../wire/failure';
import { idOf } from './identifiers';

/** Both append services write an event so. */
type ProposedMessage = {
  getId(): UUID | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
};

const REQUIRED = ['type', 'content-type'];

export const proposedRecord = (message: ProposedMessage): E.Either<Failure, ProposedRecord> => {
  const metadata = message.getMetadataMap();
  const missing = REQUIRED.filter((name) => metadata.get(name) === undefined);
  if (missing.length > 0) return E.left(missingMetadata(missing));
  return E.right({
    id: idOf(message.getId()),
    type: metadata.get('type') ?? '',
    isJson: metadata.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  });
};
