import type { Position } from '../../diagnostics/position';
import { defaultProtocols } from '../../ports/protocol';
import { allPorts } from '../../ports/service';
import type { Rule } from '../policy';

/** Tailscale's default policy, for `compat.allowAllWhenRulesMissing`. */
export const allowAllRule = (at: Position): Rule => {
  const any = { text: '*', at, term: { kind: 'any' } } as const;
  const service = { protocols: defaultProtocols, ports: [allPorts], text: '*' };
  return { section: 'acls', index: 0, at, sources: [any], targets: [{ selector: any, services: [service] }] };
};
