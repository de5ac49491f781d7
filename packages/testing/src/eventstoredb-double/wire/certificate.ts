import { generateKeyPairSync, sign } from 'node:crypto';
import * as der from './der';

export type Certificate = { readonly certificate: string; readonly privateKey: string };

const ECDSA_WITH_SHA256 = der.sequence(der.objectId('1.2.840.10045.4.3.2'));
const COMMON_NAME = der.objectId('2.5.4.3');
const BASIC_CONSTRAINTS = der.objectId('2.5.29.19');
const SUBJECT_ALTERNATIVE_NAME = der.objectId('2.5.29.17');
const DNS_NAME = 2;
const IP_ADDRESS = 7;
const HOUR_MS = 3_600_000;

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** A certificate for this machine that is its own authority, good for an hour (RFC 5280 section 4.1). */
export const selfSignedCertificate = (): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der.sequence(der.setOf(der.sequence(COMMON_NAME, der.utf8('EventStoreDB test double'))));
  const names = der.sequence(
    der.implicit(DNS_NAME, Buffer.from('localhost')),
    der.implicit(IP_ADDRESS, Buffer.from([127, 0, 0, 1])),
  );
  const toBeSigned = der.sequence(
    der.context(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    der.sequence(der.utcTime(new Date(Date.now() - HOUR_MS)), der.utcTime(new Date(Date.now() + HOUR_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.context(
      3,
      der.sequence(
        der.sequence(BASIC_CONSTRAINTS, der.boolean(true), der.octets(der.sequence(der.boolean(true)))),
        der.sequence(SUBJECT_ALTERNATIVE_NAME, der.octets(names)),
      ),
    ),
  );
  const signature = der.bits(sign('sha256', toBeSigned, privateKey));
  return {
    certificate: pem('CERTIFICATE', der.sequence(toBeSigned, ECDSA_WITH_SHA256, signature)),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
