import { directoryOpenedV2 } from './directory-opened';
import type { EventType } from './domain-event';

/** Turns data of one version of a shape into data of the next. */
export type Upcaster = (data: unknown) => unknown;

/**
 * Every step from version 1 of a shape to its current one, by event type. A stored shape never changes: a
 * new one appends a step here, and so reaches every reader.
 */
export const upcasters: { readonly [Type in EventType]?: ReadonlyArray<Upcaster> } = {
  DirectoryOpened: [directoryOpenedV2],
};

export const currentVersion = (type: EventType, steps = upcasters): number => (steps[type]?.length ?? 0) + 1;

/** `undefined` for a version that this program does not know. */
export const upcast = (
  type: EventType,
  version: number,
  data: unknown,
  steps = upcasters,
): { readonly data: unknown } | undefined => {
  const known = currentVersion(type, steps);
  if (!Number.isInteger(version) || version < 1 || version > known) return undefined;
  let current = data;
  for (const step of (steps[type] ?? []).slice(version - 1)) current = step(current);
  return { data: current };
};
