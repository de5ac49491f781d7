import type { Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Family } from '../address/address';
import type { Query, QueryEnd } from '../decide/query';
import type { AccessDirectory } from '../directory/access-directory';
import type { World } from '../directory/world';
import type { Inventory } from '../inventory/inventory';
import { addressOf, InventoryIndex } from '../inventory/inventory-index';
import type { Policy } from '../policy/policy';
import { type CompiledPolicy, compilePolicy } from './compiled-policy';
import { type End, type EndFault, endOf, sameUser } from './end';
import { type EndClass, EndClasses } from './end-classes';
import { type Pass, passesOf } from './families';
import type { Hit, Match } from './hit';
import { matchEnd } from './match-end';
import type { Opened } from './port-table';
import { readService } from './read-service';
import { type EndSources, resolveEnd } from './resolve-end';
import type { SourceSet } from './source-set';
import { TargetSet } from './target-set';

/** A query looked up: its ends, and the passes that must all be allowed. */
export type Case = {
  readonly src: End;
  readonly dst: End;
  readonly port: number;
  readonly passes: ReadonlyArray<Pass>;
};

export type CaseFault = { readonly end: 'query' | 'src' | 'dst'; readonly fault: EndFault };

/**
 * A user looked up, for as long as the directory and the inventory stay as they are. The answer itself, not one
 * with more in it: two shapes of the same type would halve the speed of those who read it.
 */
type KnownUser = { readonly moment: number; readonly end: E.Right<End> };

/** How many users are remembered by each name they were asked for before starting over. */
const MAX_KNOWN_USERS = 250_000;

const refuse = (end: CaseFault['end'], fault: EndFault) => E.left<CaseFault>({ end, fault });

/** One policy over a world, indexed. Reads the world as it is at every call; may throw what the world throws. */
export class Engine implements EndSources {
  readonly compiled: CompiledPolicy;
  /** What is open between the devices of one user. */
  readonly self: TargetSet;
  private readonly classes: EndClasses;
  private index: InventoryIndex | undefined;
  private readonly usersByName = new Map<string, KnownUser>();
  private readonly usersById = new Map<string, KnownUser>();
  /** Devices with one tag of the policy and no address, which depend on the policy alone. */
  private readonly tags = new Map<string, E.Right<End>>();
  /** Counts the changes of the directory and the inventory that were noticed. */
  private moment = 0;
  private revision: Revision | undefined;
  private inventoryThen: Inventory | undefined;

  constructor(
    policy: Policy,
    readonly world: World,
  ) {
    this.compiled = compilePolicy(policy);
    this.classes = new EndClasses(this.compiled);
    this.self = new TargetSet(this.compiled.selfEntries);
  }

  get directory(): AccessDirectory {
    return this.world.directory;
  }

  get hosts(): Policy['hosts'] {
    return this.compiled.policy.hosts;
  }

  get inventory(): InventoryIndex | undefined {
    const current: Inventory | undefined = this.world.inventory?.();
    if (this.index?.inventory !== current) this.index = current && new InventoryIndex(current);
    return this.index;
  }

  /** Looks one end up. */
  resolve(end: QueryEnd): E.Either<EndFault, End> {
    if (end.kind === 'user') return this.user(this.usersByName, end.userName, end);
    if (end.kind === 'userId') return this.user(this.usersById, end.id, end);
    return end.kind === 'tag' ? this.tag(end.tag, end) : resolveEnd(this, end);
  }

  /** Looks a query up. */
  read(query: Query): E.Either<CaseFault, Case> {
    const service = readService(query);
    const { family } = query;
    if (service === undefined || (family !== undefined && family !== 4 && family !== 6)) {
      return refuse('query', { _tag: 'BadQuery' });
    }
    const src = this.resolve(query.src);
    if (E.isLeft(src)) return refuse('src', src.left);
    const dst = query.dst.kind === 'self' ? otherDevice(src.right) : this.resolve(query.dst);
    if (E.isLeft(dst)) return refuse('dst', dst.left);
    const passes = passesOf(src.right, dst.right, service.protocol, family);
    return E.right({ src: src.right, dst: dst.right, port: service.port, passes });
  }

  /** The lowest rule that lets this pass through. */
  match(asked: Case, pass: Pass): Match | undefined {
    const { sources } = this.classOf(asked.src, pass.family);
    const open = first(sources, this.open(asked, pass));
    const self = sameUser(asked.src, asked.dst) ? first(sources, this.openToSelf(asked, pass)) : undefined;
    const hit = open === undefined || (self !== undefined && self.ruleId < open.ruleId) ? self : open;
    return hit && sources.matchOf(hit);
  }

  /** Every rule that lets this pass through, ascending. */
  matches(asked: Case, pass: Pass): ReadonlyArray<Match> {
    const { sources } = this.classOf(asked.src, pass.family);
    const self = sameUser(asked.src, asked.dst) ? this.openToSelf(asked, pass).hits : [];
    const found = new Map<number, Match>();
    for (const hit of [...this.open(asked, pass).hits, ...self]) {
      if (!sources.has(hit.ruleId) || found.has(hit.ruleId)) continue;
      found.set(hit.ruleId, sources.matchOf(hit));
    }
    return [...found.values()].toSorted((a, b) => a.hit.ruleId - b.hit.ruleId);
  }

  /** Whether every pass is let through, and there is one. */
  allows(asked: Case): boolean {
    return asked.passes.length > 0 && asked.passes.every((pass) => this.match(asked, pass) !== undefined);
  }

  /** The rules that open this pass on its destination, whoever the source is. */
  open({ dst, port }: Case, pass: Pass): Opened {
    return this.classOf(dst, pass.family).targets.open(pass.protocol, port);
  }

  /** The rules that open this pass between the devices of one user. */
  openToSelf({ port }: Case, pass: Pass): Opened {
    return this.self.open(pass.protocol, port);
  }

  /** The class of an end by its address of this family. */
  classOf(end: End, family: Family | undefined): EndClass {
    if (end.addresses.length > 0) return this.derive(end, family);
    end.class ??= this.derive(end, undefined);
    return end.class;
  }

  private user(users: Map<string, KnownUser>, name: string, end: QueryEnd): E.Either<EndFault, End> {
    this.notice();
    const known = users.get(name);
    if (known !== undefined && known.moment === this.moment) return known.end;
    const resolved = resolveEnd(this, end);
    if (E.isLeft(resolved)) return resolved;
    if (users.size >= MAX_KNOWN_USERS) users.clear();
    users.set(name, { moment: this.moment, end: resolved });
    return resolved;
  }

  private tag(tag: string, end: QueryEnd): E.Either<EndFault, End> {
    const known = this.tags.get(tag);
    if (known !== undefined) return known;
    const resolved = resolveEnd(this, end);
    if (E.isRight(resolved) && this.compiled.table.tags.has(tag)) this.tags.set(tag, resolved);
    return resolved;
  }

  private notice(): void {
    const { revision } = this.world.directory;
    const inventory = this.world.inventory?.();
    if (revision === this.revision && inventory === this.inventoryThen) return;
    this.moment += 1;
    this.revision = revision;
    this.inventoryThen = inventory;
  }

  private derive(end: End, family: Family | undefined): EndClass {
    const address = family === undefined ? undefined : addressOf(end.addresses, family);
    return this.classes.of(matchEnd(this.compiled.table, this.world, this.inventory, end, address));
  }
}

const first = (sources: SourceSet, { hits, ruleIds }: Opened): Hit | undefined => {
  for (let place = 0; place < ruleIds.length; place++)
    if (sources.has(ruleIds[place] ?? 0)) return hits[place];
  return undefined;
};

/** Another untagged device of the source's user, with no known address. */
const otherDevice = (src: End): E.Either<EndFault, End> =>
  src.identity.kind === 'user' ? E.right(endOf(src.identity)) : E.left({ _tag: 'BadQuery' });
