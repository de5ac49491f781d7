import { createResolver } from '../decide/create-resolver';
import type { Resolver } from '../decide/resolver';
import { compat } from './compat';
import type { DecisionRecord, DecisionRow } from './record';
import type { RecordedWorld } from './recorded-world';

export type DecisionMismatch = {
  readonly record: string;
  readonly src: string;
  readonly dst: string;
  readonly protocol: number;
  readonly port: number;
  readonly family: 4 | 6;
  readonly recorded: 'allow' | 'deny';
};

export type DecisionCheck = {
  readonly checked: number;
  readonly mismatches: ReadonlyArray<DecisionMismatch>;
};

const checkRow = (
  resolver: Resolver,
  record: DecisionRecord,
  row: DecisionRow,
): ReadonlyArray<DecisionMismatch> => {
  const { src, dst, protocol } = row;
  const mismatches: DecisionMismatch[] = [];
  for (const family of [4, 6] as const) {
    const open = new Set(family === 4 ? row.open4 : row.open6);
    for (const port of record.ports) {
      const { effect } = resolver.decide({
        src: { kind: 'node', id: src },
        dst: { kind: 'node', id: dst },
        proto: protocol,
        port,
        family,
      });
      const recorded = open.has(port) ? 'allow' : 'deny';
      if (effect !== recorded)
        mismatches.push({ record: record.id, src, dst, protocol, port, family, recorded });
    }
  }
  return mismatches;
};

/** Asks every recorded cell, in both families, and compares. */
export const checkDecisions = (record: DecisionRecord, world: RecordedWorld): DecisionCheck => {
  const { inventory, directory } = world;
  const policy = { text: world.policyText, hash: record.id, acceptedRevision: directory.revision };
  const resolver = createResolver({ directory, inventory: () => inventory, policy: () => policy, compat });
  const mismatches = record.rows.flatMap((row) => checkRow(resolver, record, row));
  return { checked: record.rows.length * record.ports.length * 2, mismatches };
};
