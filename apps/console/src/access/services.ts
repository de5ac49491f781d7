const names: { readonly [protocol: number]: string } = {
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmp',
  132: 'sctp',
};

export const protocolName = (protocol: number): string => names[protocol] ?? `protocol ${protocol}`;

const withPorts: ReadonlySet<number> = new Set([6, 17, 132]);

const listed = (protocols: ReadonlyArray<number>): string =>
  [...new Set(protocols.map(protocolName))].join('/');

/** `tcp/udp 22`, `icmp`: what is open, with ports where the protocol has them. Protocols as IANA numbers them. */
export const servicesOf = (protocols: ReadonlyArray<number>, ports: string): string => {
  const ported = protocols.filter((protocol) => withPorts.has(protocol));
  const others = protocols.filter((protocol) => !withPorts.has(protocol));
  return [
    ...(ported.length > 0 ? [`${listed(ported)} ${ports === '*' ? 'all ports' : ports}`] : []),
    ...(others.length > 0 ? [listed(others)] : []),
  ].join(', ');
};
