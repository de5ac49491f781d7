import * as t from 'io-ts';
import { ApiKeyId } from '../ids/ids';

export const ApiKeyRevoked = t.strict({ keyId: ApiKeyId });
export type ApiKeyRevoked = t.TypeOf<typeof ApiKeyRevoked>;
