import type { TargetEntry } from '../engine/compiled-policy';
import { carriedPorts } from '../ports/covers';
import { formatPorts, mergePorts, type PortSet, subtractPorts } from '../ports/port-set';
import type { AccessChange } from './access-diff';
import type { Steps } from './steps';

/** What the rules open to one source on one destination, in either state. */
export type OpenBetween = {
  readonly before: ReadonlyArray<TargetEntry>;
  readonly after: ReadonlyArray<TargetEntry>;
};

export type PortChange = Pick<AccessChange, 'protocols' | 'lost' | 'gained'>;

const openPorts = (entries: ReadonlyArray<TargetEntry>, protocol: number): PortSet =>
  mergePorts(
    entries.flatMap(({ target }) => target.services.flatMap((service) => carriedPorts(service, protocol))),
  );

/** Services and their port ranges, all of which are looked at for each protocol. */
const sizeOf = (entries: ReadonlyArray<TargetEntry>): number => {
  let size = 0;
  for (const { target } of entries) for (const { ports } of target.services) size += 1 + ports.length;
  return size;
};

/** What is lost and gained; protocols that change alike together. */
export function* portChanges(
  { before, after }: OpenBetween,
  protocols: ReadonlyArray<number>,
): Steps<ReadonlyArray<PortChange>> {
  const alike = new Map<string, PortChange & { protocols: number[] }>();
  const each = 1 + sizeOf(before) + sizeOf(after);
  for (const protocol of protocols) {
    yield each;
    const was = openPorts(before, protocol);
    const is = openPorts(after, protocol);
    const lost = subtractPorts(was, is);
    const gained = subtractPorts(is, was);
    if (lost.length + gained.length === 0) continue;
    const key = `${formatPorts(lost)} ${formatPorts(gained)}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { protocols: [protocol], lost, gained });
    else known.protocols.push(protocol);
  }
  return [...alike.values()];
}
