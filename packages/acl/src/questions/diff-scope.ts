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
  const rules = editedRules(before.policy, after.policy);
  const edited = { before: new Set(rules.before), after: new Set(rules.after) };
  const either = ({ before: was, after: is }: Classes, of: (end: EndClass) => Iterable<number>): boolean =>
    (was !== undefined && someOf(of(was), edited.before)) ||
    (is !== undefined && someOf(of(is), edited.after));
  return {
    source: (classes) => either(classes, ({ sources }) => sources.rules()),
    destination: (classes) => either(classes, ({ targets }) => targets.rules.keys()),
    needsBoth: true,
  };
};

const someOf = (rules: Iterable<number>, edited: ReadonlySet<number>): boolean => {
  for (const rule of rules) if (edited.has(rule)) return true;
  return false;
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
