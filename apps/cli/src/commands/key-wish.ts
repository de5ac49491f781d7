import type { KeyWish } from '@rollcall/server';

/** A date that cannot be read stays an invalid date, which is refused as one. */
export const keyWish = ({ label, expires }: { label: string; expires?: string }): KeyWish =>
  expires === undefined ? { label } : { label, expiresAt: new Date(expires) };
