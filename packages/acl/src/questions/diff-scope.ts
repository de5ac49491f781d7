import type { EndClass } from '../engine/end-classes';
import type { AccessState } from './access-state';
import type { DiffEnd } from './diff-ends';
import { editedRules } from './edited-rules';

type Classes = Pick<DiffEnd, 'before' | 'after'>;

/** Which pairs two states may treat differently; all others need not be compared. */
export type DiffScope = {
  readonly source: (classes: Classes) => boolean;
  readonly destination: (classes: Classes) => boolean;
  /** Whether a pair needs both of its ends in scope, or only one. */
  readonly needsBoth: boolean;
};

const everything = () => true;

/** Another policy over the same world: only edited rules matter, and they need both ends. */
const policyEdit = (before: AccessState, after: AccessState): DiffScope => {
  const edited = editedRules(before.policy, after.policy);
  const either = (classes: Classes, applies: (endClass: EndClass, ruleId: number) => boolean): boolean =>
    edited.before.some((ruleId) => classes.before !== undefined && applies(classes.before, ruleId)) ||
    edited.after.some((ruleId) => classes.after !== undefined && applies(classes.after, ruleId));
  return {
    source: (classes) => either(classes, ({ sources }, ruleId) => sources.has(ruleId)),
    destination: (classes) => either(classes, ({ targets }, ruleId) => targets.has(ruleId)),
    needsBoth: true,
  };
};

/** The same policy over another world: only ends in other selectors than before matter. */
const worldChange: DiffScope = {
  source: ({ before, after }) => before?.key !== after?.key,
  destination: ({ before, after }) => before?.key !== after?.key,
  needsBoth: false,
};

export const diffScope = (before: AccessState, after: AccessState): DiffScope => {
  if (before.policy === after.policy) return worldChange;
  if (before.world === after.world) return policyEdit(before, after);
  return { source: everything, destination: everything, needsBoth: false };
};
