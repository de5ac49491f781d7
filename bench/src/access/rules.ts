import { createHash } from 'node:crypto';
import type { PolicyInForce } from '@rollcall/acl';
import { revision } from '@rollcall/domain';
import { DOMAIN } from './organisation';

/** One group may reach one port of one service. */
export type AccessRule = { readonly group: string; readonly service: string; readonly port: number };

const SERVICES = 500;
const PORTS = [22, 443, 5432, 8443];

/** Rules that differ from each other, spread evenly over the groups, services and ports. */
export const rulesFor = (
  groupNames: ReadonlyArray<string>,
  count: number,
): { readonly rules: ReadonlyArray<AccessRule>; readonly services: ReadonlyArray<string> } => {
  const services = Array.from({ length: Math.min(SERVICES, count) }, (_, number) => `svc-${number}`);
  const rules = Array.from({ length: count }, (_, number) => ({
    group: groupNames[number % groupNames.length] ?? '',
    service: services[(number * 13) % services.length] ?? '',
    port: PORTS[Math.floor(number / services.length) % PORTS.length] ?? 0,
  }));
  return { rules, services };
};

/** The rules as a policy of ours. */
export const policyOf = (
  rules: ReadonlyArray<AccessRule>,
  services: ReadonlyArray<string>,
): PolicyInForce => {
  const text = JSON.stringify({
    tagOwners: Object.fromEntries(services.map((service) => [`tag:${service}`, []])),
    acls: rules.map(({ group, service, port }) => ({
      action: 'accept',
      proto: 'tcp',
      src: [`group:${group}@${DOMAIN}`],
      dst: [`tag:${service}:${port}`],
    })),
  });
  return { text, hash: createHash('sha256').update(text).digest('hex'), acceptedRevision: revision(0) };
};
