import type * as t from 'io-ts';
import type { KeyWish } from '../../administration/new-key';
import type { KeyBody } from './bodies';

const UNNAMED = 'API key';

export const keyWish = ({ label = UNNAMED, expiresAt }: t.TypeOf<typeof KeyBody>): KeyWish =>
  expiresAt === undefined ? { label } : { label, expiresAt };
