/** Where to be as lenient as Tailscale is. All off by default: strict, and denying. */
export type Compat = {
  /** Unknown sections and fields are warnings. */
  readonly allowUnknownFields?: boolean;
  /** A policy with neither `acls` nor `grants` allows everything, as Tailscale's default policy does (F8). */
  readonly allowAllWhenRulesMissing?: boolean;
};
