const names = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmp'],
  [132, 'sctp'],
]);
const withPorts = new Set([6, 17, 132]);

const listed = (protocols: ReadonlyArray<number>): string =>
  [...new Set(protocols.map((number) => names.get(number) ?? `protocol ${number}`))].join('/');

/** `tcp/udp 22`, `icmp`: what is open, with ports where the protocol has them. */
export const servicesOf = (protocols: ReadonlyArray<number>, ports: string): string => {
  const ported = protocols.filter((number) => withPorts.has(number));
  const others = protocols.filter((number) => !withPorts.has(number));
  return [
    ...(ported.length === 0 ? [] : [`${listed(ported)} ${ports === '*' ? 'all ports' : ports}`]),
    ...(others.length === 0 ? [] : [listed(others)]),
  ].join(', ');
};
