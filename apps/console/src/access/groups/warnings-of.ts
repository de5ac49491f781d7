import type { Diagnostic, FailedName, SyncedGroup } from '../../api/access-types';
import { day } from '../../elements/format';

/** What the check of the policy says of a name rather than of the rule. */
const ofNames: ReadonlySet<string> = new Set(['name-reuse', 'group-shadowed', 'group-case']);

/** What an administrator should know of a group's name before a rule uses it, or while one does. */
export const warningsOf = (
  { displayName, uses }: SyncedGroup,
  failed: ReadonlyArray<FailedName>,
  diagnostics: ReadonlyArray<Diagnostic>,
): ReadonlyArray<string> => {
  const renamed = failed.flatMap(({ lost, line }) =>
    lost?.now === displayName
      ? [`Was called “${lost.was}” until ${day(lost.at)}, and line ${line} of the policy still says so.`]
      : [],
  );
  const lines = new Set(uses.map(({ line }) => line));
  const collisions = diagnostics.flatMap(({ code, line, message }) =>
    ofNames.has(code) && lines.has(line) ? [message] : [],
  );
  return [...new Set([...renamed, ...collisions])];
};
