import { NO_EVENTS } from '@rollcall/domain';
import { failedClosed } from '../engine/near-misses';
import { checkText } from '../policy/check-text';
import { decide, deny, provenanceOf } from './decide';
import type { Decision, FailedClosed } from './decision';
import { type PolicyEngine, policyEngine } from './policy-engine';
import type { Query } from './query';
import type { PolicyInForce, Resolver, ResolverInputs } from './resolver';

/** The engine of a policy; `undefined` for a text with errors (F8). */
type Loaded = { readonly source: PolicyInForce; readonly engine: PolicyEngine | undefined };

class LiveResolver implements Resolver {
  private loaded: Loaded | undefined;

  constructor(private readonly inputs: ResolverInputs) {}

  decide(query: Query): Decision {
    try {
      return this.answer(query);
    } catch (error) {
      this.tell(error);
      return deny('DENY_INTERNAL', { policyHash: '', revision: this.revision(), via: [] });
    }
  }

  unresolved(): ReadonlyArray<FailedClosed> {
    try {
      const engine = this.load()?.engine;
      if (engine === undefined) return [];
      const { rules } = engine.engine.compiled.policy;
      return [...engine.broken.byRule()].flatMap(([ruleId, inRule]) => {
        const rule = rules[ruleId];
        return rule === undefined
          ? []
          : [...inRule].map(([selector, why]) => failedClosed(rule, selector, why));
      });
    } catch (error) {
      this.tell(error);
      return [];
    }
  }

  private answer(query: Query): Decision {
    const { directory } = this.inputs;
    const { revision } = directory;
    const loaded = this.load();
    const hash = loaded?.source.hash ?? '';
    const refuse = (code: 'DENY_STATE_BEHIND' | 'DENY_NO_POLICY' | 'DENY_POLICY_INVALID') =>
      deny(code, provenanceOf(this.inputs, hash, revision, []));
    if (query.minRevision !== undefined && revision < query.minRevision) return refuse('DENY_STATE_BEHIND');
    if (loaded === undefined) return refuse('DENY_NO_POLICY');
    return loaded.engine === undefined ? refuse('DENY_POLICY_INVALID') : decide(loaded.engine, query);
  }

  private load(): Loaded | undefined {
    const source = this.inputs.policy();
    if (source === undefined) return undefined;
    if (this.loaded?.source === source) return this.loaded;
    if (this.loaded?.source.text === source.text && this.loaded.source.hash === source.hash)
      return this.loaded;
    const { policy } = checkText(source.text, { compat: this.inputs.compat ?? {}, domains: undefined });
    this.loaded = { source, engine: policy && policyEngine(policy, source.hash, this.inputs) };
    return this.loaded;
  }

  private tell(error: unknown): void {
    try {
      this.inputs.onError?.(error);
    } catch {
      // An answer is owed whatever the listener does (F10).
    }
  }

  private revision() {
    try {
      return this.inputs.directory.revision;
    } catch {
      return NO_EVENTS;
    }
  }
}

/** A resolver over a live directory: policy, names and memberships are those of the moment it is asked. */
export const createResolver = (inputs: ResolverInputs): Resolver => new LiveResolver(inputs);
