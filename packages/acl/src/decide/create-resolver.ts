import { NO_EVENTS, type Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { unresolvedSelectors } from '../engine/unresolved';
import { checkText } from '../policy/check-text';
import { type PolicyTestRun, policyTestRuns } from '../policy-tests/run-policy-tests';
import { explain } from '../questions/explain';
import type { Explanation } from '../questions/explanation';
import { type WhatCanReach, whatCanReach } from '../questions/what-can-reach';
import { type WhoCanReach, type WhoQuery, whoCanReach } from '../questions/who-can-reach';
import { decide } from './decide';
import type { Decision, DecisionCode, FailedClosed } from './decision';
import { Decisions } from './decisions';
import { type PolicyEngine, policyEngine } from './policy-engine';
import type { Query, QueryEnd } from './query';
import type { PolicyInForce, Resolver, ResolverInputs } from './resolver';

/** `engine` is absent for a text with errors (F8). */
type Loaded = { readonly source: PolicyInForce; readonly engine: PolicyEngine | undefined };

class LiveResolver implements Resolver {
  private loaded: Loaded | undefined;

  constructor(private readonly inputs: ResolverInputs) {}

  decide(query: Query): Decision {
    try {
      const engine = this.engineFor(query.minRevision);
      return typeof engine === 'string' ? this.refuse(engine) : decide(engine, query);
    } catch (error) {
      this.tell(error);
      return this.internal();
    }
  }

  explain(query: Query): Explanation {
    return this.guarded(
      () => {
        const engine = this.engineFor(query.minRevision);
        if (typeof engine !== 'string') return explain(engine, query);
        return { decision: this.refuse(engine), matches: [], nearMisses: [] };
      },
      () => ({ decision: this.internal(), matches: [], nearMisses: [] }),
    );
  }

  whoCanReach(query: WhoQuery): E.Either<DecisionCode, WhoCanReach> {
    return this.question((engine) => whoCanReach(engine, query));
  }

  whatCanReach(src: QueryEnd): E.Either<DecisionCode, WhatCanReach> {
    return this.question((engine) => whatCanReach(engine, src));
  }

  unresolved(): ReadonlyArray<FailedClosed> {
    const unresolved = this.question(({ engine, broken }) =>
      E.right(unresolvedSelectors(engine.compiled.policy, broken)),
    );
    return E.isRight(unresolved) ? unresolved.right : [];
  }

  policyTests(): ReadonlyArray<PolicyTestRun> {
    const runs = this.question((engine) => E.right(policyTestRuns(engine)));
    return E.isRight(runs) ? runs.right : [];
  }

  private question<Answer>(
    ask: (engine: PolicyEngine) => E.Either<DecisionCode, Answer>,
  ): E.Either<DecisionCode, Answer> {
    return this.guarded(
      () => {
        const engine = this.engineFor(undefined);
        return typeof engine === 'string' ? E.left(engine) : ask(engine);
      },
      () => E.left('DENY_INTERNAL'),
    );
  }

  private guarded<Answer>(ask: () => Answer, failed: () => Answer): Answer {
    try {
      return ask();
    } catch (error) {
      this.tell(error);
      return failed();
    }
  }

  private tell(error: unknown): void {
    try {
      this.inputs.onError?.(error);
    } catch {
      // An answer is owed whatever the listener does (F10).
    }
  }

  /** What answers now, or why nothing does. */
  private engineFor(minRevision: Revision | undefined): PolicyEngine | DecisionCode {
    if (minRevision !== undefined && this.inputs.directory.revision < minRevision) return 'DENY_STATE_BEHIND';
    const loaded = this.load();
    return loaded === undefined ? 'DENY_NO_POLICY' : (loaded.engine ?? 'DENY_POLICY_INVALID');
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

  private refuse(code: DecisionCode): Decision {
    return new Decisions(this.inputs.policy()?.hash ?? '', this.inputs).deny(code);
  }

  private internal(): Decision {
    const provenance = { policyHash: '', revision: this.lastRevision(), via: [] };
    return { effect: 'deny', code: 'DENY_INTERNAL', provenance, failedClosed: [] };
  }

  private lastRevision(): Revision {
    try {
      return this.inputs.directory.revision;
    } catch {
      return NO_EVENTS;
    }
  }
}

/** A resolver over a live directory: policy, names and memberships are those of the moment it is asked. */
export const createResolver = (inputs: ResolverInputs): Resolver => new LiveResolver(inputs);
