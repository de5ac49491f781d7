import { crc32 } from 'node:zlib';
import { type ApiKeyId, apiKeyId, DirectoryId } from '@rollcall/domain';

/** The parts of an API key as its holder has it. */
export type ApiKeyParts = {
  readonly directoryId: DirectoryId;
  readonly keyId: ApiKeyId;
  /** 256 random bits in lowercase hexadecimal. */
  readonly secret: string;
};

/** Secret scanners look for it. */
export const API_KEY_PREFIX = 'rollcall_';

const shape = /^(rollcall_([a-z0-9-]{1,63})_([0-9a-f]{12})_([0-9a-f]{64}))([0-9a-f]{8})$/;

/**
 * `rollcall_<directory>_<key id>_<secret><checksum>`. The checksum is the CRC-32 of all before it: a key
 * that was cut or mistyped is known as such without asking anybody.
 */
export const formatApiKey = ({ directoryId, keyId, secret }: ApiKeyParts): string => {
  const body = `${API_KEY_PREFIX}${directoryId}_${keyId}_${secret}`;
  return `${body}${crc32(body).toString(16).padStart(8, '0')}`;
};

/** `undefined` for anything that was never issued as a key. Case-sensitive. */
export const parseApiKey = (text: string): ApiKeyParts | undefined => {
  const [, body = '', directoryId, keyId = '', secret = '', sum] = shape.exec(text) ?? [];
  return crc32(body) === Number.parseInt(sum ?? '', 16) && DirectoryId.is(directoryId)
    ? { directoryId, keyId: apiKeyId(keyId), secret }
    : undefined;
};

const beginning = /^rollcall_([a-z0-9-]{1,63})_/;

/** The directory that a text names as a key would, though it may be cut or mistyped. */
export const directoryMeantBy = (text: string): DirectoryId | undefined => {
  const [, directoryId] = beginning.exec(text) ?? [];
  return DirectoryId.is(directoryId) ? directoryId : undefined;
};
