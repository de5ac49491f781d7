/** Ports from `first` to `last`, both included. */
export type PortRange = { readonly first: number; readonly last: number };

/** `*`; the only range that carries protocols without ports. */
export const allPorts: PortRange = { first: 0, last: 65535 };

export const isAllPorts = (range: PortRange): boolean => range.first === 0 && range.last === 65535;

/** Protocols together with ports; what a rule opens on a destination. */
export type Service = {
  /** IANA numbers. */
  readonly protocols: ReadonlyArray<number>;
  readonly ports: ReadonlyArray<PortRange>;
  /** As written. */
  readonly text: string;
};
