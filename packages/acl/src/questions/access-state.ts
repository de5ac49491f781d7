import type { World } from '../directory/world';
import type { Policy } from '../policy/policy';

/** A policy and the names and devices it is resolved against. */
export type AccessState = { readonly policy: Policy; readonly world: World };
