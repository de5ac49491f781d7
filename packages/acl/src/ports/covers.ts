import { hasPorts, ICMP, ICMP_V6 } from './protocol';
import { isAllPorts, type PortRange, type Service } from './service';

/**
 * Whether a service's ports carry this protocol and port: any port for ICMP, only `*` for the other protocols
 * without ports (section 2.4).
 */
export const coversPort = (range: PortRange, protocol: number, port: number): boolean => {
  if (protocol === ICMP || protocol === ICMP_V6) return true;
  return hasPorts(protocol) ? range.first <= port && port <= range.last : isAllPorts(range);
};

export const covers = (service: Service, protocol: number, port: number): boolean =>
  service.protocols.includes(protocol) && service.ports.some((range) => coversPort(range, protocol, port));
