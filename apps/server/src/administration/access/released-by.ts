import { canonicalName, type DirectoryView, type ReleasedName } from '@rollcall/domain';

const pushedGroup = /^\s*group:(.*)@[^@]+$/is;

/** What became of the group that a selector names, when an event took the name away. */
export const releasedBy = (view: DirectoryView, selector: string): ReleasedName | undefined => {
  const [, name] = pushedGroup.exec(selector) ?? [];
  return name === undefined ? undefined : view.releasedName(canonicalName(name));
};
