import type { KeyWish } from '../../administration/new-key';

const UNNAMED = 'API key';

/** From the body of a request that makes a key. */
export const keyWish = ({
  label = UNNAMED,
  expiresAt,
}: {
  readonly label?: string | undefined;
  readonly expiresAt?: Date | undefined;
}): KeyWish => (expiresAt === undefined ? { label } : { label, expiresAt });
