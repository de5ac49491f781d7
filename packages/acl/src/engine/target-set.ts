import type { CompiledPolicy, TargetEntry } from './compiled-policy';
import { type Opened, PortTable } from './port-table';

/** What is open on every destination with the same set of selectors: a port table per protocol, built when asked. */
export class TargetSet {
  private readonly entries: ReadonlyArray<TargetEntry>;
  #rules: ReadonlyMap<number, ReadonlyArray<TargetEntry>> | undefined;
  private readonly tables = new Map<number, PortTable>();
  /** The one asked for last, which mostly is the next one asked for. */
  private lastProtocol: number | undefined;
  private lastTable: PortTable | undefined;

  constructor(entries: ReadonlyArray<TargetEntry>) {
    this.entries = entries;
  }

  static of(compiled: CompiledPolicy, ids: ReadonlyArray<number>): TargetSet {
    const entries = ids.flatMap((id) => compiled.entriesByDestination.get(id) ?? []);
    return new TargetSet(entries.toSorted(inRuleOrder));
  }

  /** The rules that open anything here, ascending, and what they do. */
  get rules(): ReadonlyMap<number, ReadonlyArray<TargetEntry>> {
    this.#rules ??= byRule(this.entries);
    return this.#rules;
  }

  open(protocol: number, port: number): Opened {
    return this.table(protocol).find(port);
  }

  table(protocol: number): PortTable {
    if (this.lastTable !== undefined && this.lastProtocol === protocol) return this.lastTable;
    const table = this.tables.get(protocol) ?? new PortTable(this.entries, protocol);
    this.tables.set(protocol, table);
    this.lastProtocol = protocol;
    this.lastTable = table;
    return table;
  }
}

const byRule = (entries: ReadonlyArray<TargetEntry>): ReadonlyMap<number, ReadonlyArray<TargetEntry>> => {
  const rules = new Map<number, TargetEntry[]>();
  for (const entry of entries) {
    const own = rules.get(entry.ruleId);
    if (own === undefined) rules.set(entry.ruleId, [entry]);
    else own.push(entry);
  }
  return rules;
};

/** By rule, then by the target's place within it. */
const inRuleOrder = (a: TargetEntry, b: TargetEntry): number => a.ruleId - b.ruleId || a.place - b.place;
