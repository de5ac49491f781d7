import { isJsonObject, type Json, type JsonObject, UserId } from '@rollcall/domain';
import { seal, unseal } from './keys/aes-gcm';
import type { PersonKey } from './keys/person-keys';

/** What stands in the place of `person` in a stored event; the members are those of RFC 7516 section 7.2, in base64url. */
export type EncryptedPerson = {
  readonly enc: 'A256GCM';
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
};

/** The event that an encrypted part belongs to; it decrypts nowhere else. */
export type PersonContext = {
  readonly directory: string;
  readonly person: string;
  readonly event: string;
  readonly type: string;
};

export const encryptPerson = (key: PersonKey, context: PersonContext, person: Json): EncryptedPerson => {
  const { nonce, ciphertext, tag } = seal(key, contextText(context), Buffer.from(JSON.stringify(person)));
  return {
    enc: 'A256GCM',
    iv: nonce.toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    tag: tag.toString('base64url'),
  };
};

/** The data of a stored event whose personal part is encrypted. */
export type EncryptedData = {
  readonly data: JsonObject;
  readonly userId: UserId;
  readonly person: EncryptedPerson;
};

/** `undefined` for any other data. */
export const encryptedIn = (data: unknown): EncryptedData | undefined => {
  if (!isJsonObject(data) || !UserId.is(data.userId)) return undefined;
  const { userId, person } = data;
  if (!isJsonObject(person)) return undefined;
  const { enc, iv, ciphertext, tag } = person;
  if (enc !== 'A256GCM') return undefined;
  if (typeof iv !== 'string' || typeof ciphertext !== 'string' || typeof tag !== 'string') return undefined;
  return { data, userId, person: { enc, iv, ciphertext, tag } };
};

/** `undefined` for another key, another event, or anything that was altered. */
export const decryptPerson = (
  key: PersonKey,
  context: PersonContext,
  person: EncryptedPerson,
): Json | undefined => {
  const content = unseal(key, contextText(context), {
    nonce: Buffer.from(person.iv, 'base64url'),
    ciphertext: Buffer.from(person.ciphertext, 'base64url'),
    tag: Buffer.from(person.tag, 'base64url'),
  });
  return content === undefined ? undefined : JSON.parse(content.toString());
};

const contextText = ({ directory, person, event, type }: PersonContext): string =>
  JSON.stringify([directory, person, event, type]);
