import type { Json, Profile, ProfileChanges } from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';

/** One fact for each attribute set or cleared. */
export const changedAttributes = (
  target: AuditTarget,
  before: Profile | undefined,
  { set, clear }: ProfileChanges,
): ReadonlyArray<AuditFact> => {
  const fact = (property: string, now?: Json): AuditFact => {
    const old = before?.[property];
    return {
      target: { ...target, property },
      ...(old === undefined ? {} : { old }),
      ...(now === undefined ? {} : { new: now }),
    };
  };
  return [
    ...Object.entries(set).map(([property, value]) => fact(property, value)),
    ...clear.map((property) => fact(property)),
  ];
};
