import { hasPorts, ICMP, ICMP_V6 } from './protocol';
import { allPorts, isAllPorts, type PortRange, type Service } from './service';

const every: ReadonlyArray<PortRange> = [allPorts];

/**
 * What a service opens for a protocol: its ports; for ICMP everything, whatever its ports; for the other
 * protocols without ports everything, but only by `*` (section 2.4).
 */
export const carriedPorts = (service: Service, protocol: number): ReadonlyArray<PortRange> => {
  if (!service.protocols.includes(protocol)) return [];
  if (hasPorts(protocol)) return service.ports;
  return protocol === ICMP || protocol === ICMP_V6 || service.ports.some(isAllPorts) ? every : [];
};

export const covers = (service: Service, protocol: number, port: number): boolean =>
  carriedPorts(service, protocol).some(({ first, last }) => first <= port && port <= last);
