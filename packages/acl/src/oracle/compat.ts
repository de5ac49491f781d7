import type { Compat } from '../policy/compat';

/** Recordings are compared as Tailscale reads policies: one without rules is its default, which allows all. */
export const compat: Compat = { allowAllWhenRulesMissing: true };
