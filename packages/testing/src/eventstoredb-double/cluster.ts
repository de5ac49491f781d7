import { certificateFor, type DoubleOptions, EventStoreDbDouble } from './double';
import type { Member } from './node';
import { Storage } from './storage/storage';

/** Nodes over one storage, of which one leads; followers lag by nothing. A test double, as its nodes are. */
export class EventStoreDbClusterDouble {
  readonly nodes: ReadonlyArray<EventStoreDbDouble>;
  readonly storage = new Storage();
  #leader = 0;

  constructor(size: number, options: DoubleOptions = {}) {
    const membership = {
      storage: this.storage,
      members: () => this.#members(),
      certificate: certificateFor(options),
    };
    this.nodes = Array.from({ length: size }, () => new EventStoreDbDouble(options, membership));
  }

  get leader(): EventStoreDbDouble {
    const leader = this.nodes[this.#leader];
    if (leader === undefined) throw new Error('the cluster has no nodes');
    return leader;
  }

  /** All nodes as seeds. */
  connectionString(options = ''): string {
    const seeds = this.nodes.map(({ endpoint: { host, port } }) => `${host}:${port}`).join(',');
    return `esdb://${seeds}?${[this.leader.tlsOptions(), options].filter(Boolean).join('&')}`;
  }

  /** Makes another node the leader; the others say so to who needs it. */
  elect(index: number): void {
    this.#leader = index;
  }

  async start(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
  }

  async dispose(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.dispose()));
  }

  #members(): ReadonlyArray<Member> {
    return this.nodes.map((node, index) => ({
      endpoint: node.endpoint,
      isLeader: index === this.#leader,
      isAlive: node.isRunning,
    }));
  }
}

export const startEventStoreDbCluster = async (
  size: number,
  options: DoubleOptions = {},
): Promise<EventStoreDbClusterDouble> => {
  const cluster = new EventStoreDbClusterDouble(size, options);
  await cluster.start();
  return cluster;
};
