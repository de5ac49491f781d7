import * as t from 'io-ts';

const facts = t.strict({
  /** SHA-256 of the file, lowercase hexadecimal; decisions carry it. */
  version: t.string,
  devices: t.number,
  roles: t.number,
});

/**
 * The devices and roles that decide about access from here on are those of another file. `from` is what was found in
 * its place, `null` when there was none that could be read; where it is not what the event before says, somebody
 * changed the file in between.
 */
export const InventoryReplaced = t.strict({ from: t.union([facts, t.null]), to: facts });
export type InventoryReplaced = t.TypeOf<typeof InventoryReplaced>;
