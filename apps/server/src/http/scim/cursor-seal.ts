import type { ApiKey } from '@rollcall/domain';
import type { CursorSeal } from '@rollcall/scim';
import { seal, sealingKey, unseal } from '../../sealing/seal';

/**
 * Seals the cursors of an API key with a secret that every process derives from the stream, so that a walk
 * may go on at any of them. A revoked key takes its cursors along.
 */
export const cursorSeal = ({ secretHash }: Pick<ApiKey, 'secretHash'>, now: () => Date): CursorSeal => {
  const key = () => sealingKey(secretHash, 'rollcall cursor');
  return {
    now,
    seal: (text, question) => seal(key(), text, question),
    open: (cursor, question) => unseal(key(), cursor, question),
  };
};
