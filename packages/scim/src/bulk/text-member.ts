import type { JsonObject } from '@rollcall/domain';
import { messageMember } from '../protocol/message-member';

/** A member of an operation that is a text and not empty. */
export const textMember = (operation: JsonObject, name: string): string | undefined => {
  const value = messageMember(operation, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
