/** IANA numbers by the names that a policy and a query may use (section 2.4). */
const numbers: ReadonlyMap<string, number> = new Map([
  ['icmp', 1],
  ['igmp', 2],
  ['ipv4', 4],
  ['ip-in-ip', 4],
  ['tcp', 6],
  ['egp', 8],
  ['igp', 9],
  ['udp', 17],
  ['dccp', 33],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['ipv6-icmp', 58],
  ['sctp', 132],
]);

export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMP_V6 = 58;
const SCTP = 132;

/** What a rule carries that names no protocol. SCTP is not among them. */
export const defaultProtocols: ReadonlyArray<number> = [TCP, UDP, ICMP, ICMP_V6];

export const hasPorts = (protocol: number): boolean =>
  protocol === TCP || protocol === UDP || protocol === SCTP;

const decimal = /^[1-9][0-9]{0,2}$/;

/** The number of a protocol given by lowercase name or by number 1–255. */
export const parseProtocol = (text: string): number | undefined => {
  const named = numbers.get(text);
  if (named !== undefined) return named;
  return decimal.test(text) && Number(text) <= 255 ? Number(text) : undefined;
};

/** Why a text is no protocol, in Tailscale's words. */
export const whyNoProtocol = (text: string): string => {
  const quoted = JSON.stringify(text);
  return /^0[0-9]*$/.test(text) && Number(text) <= 255
    ? `leading 0 not permitted in protocol number ${quoted}`
    : `proto name ${quoted} not known; use protocol number 0-255 or protocol name (icmp, tcp, udp, etc.)`;
};
