import type { CompiledPolicy } from './compiled-policy';
import { type SourceSet, SourceSets } from './source-set';
import { TargetSet } from './target-set';

/** Ends that the policy cannot tell apart share one class. */
export type EndClass = {
  /** The same for the same selectors of one policy. */
  readonly key: string;
  /** The selectors they are in. */
  readonly ids: ReadonlySet<number>;
  readonly sources: SourceSet;
  readonly targets: TargetSet;
};

/** How many different sets of selectors are remembered before starting over. */
const MAX_CLASSES = 50_000;

/** Interns classes by the set of selectors an end is in: signatures do not grow with users. */
export class EndClasses {
  private readonly classes = new Map<string, EndClass>();
  private readonly sources = new Map<string, SourceSet>();
  private readonly targets = new Map<string, TargetSet>();

  private readonly sourceSets: SourceSets;

  constructor(private readonly compiled: CompiledPolicy) {
    this.sourceSets = new SourceSets(compiled);
  }

  /** `ids` is ascending. */
  of(ids: ReadonlyArray<number>): EndClass {
    const key = ids.join();
    const known = this.classes.get(key);
    if (known !== undefined) return known;
    if (this.classes.size >= MAX_CLASSES) this.forget();
    const { rulesBySource, entriesByDestination } = this.compiled;
    const sourceIds = ids.filter((id) => rulesBySource.has(id));
    const targetIds = ids.filter((id) => entriesByDestination.has(id));
    const made: EndClass = {
      key,
      ids: new Set(ids),
      sources: remember(this.sources, sourceIds.join(), () => this.sourceSets.make(sourceIds)),
      targets: remember(this.targets, targetIds.join(), () => TargetSet.of(this.compiled, targetIds)),
    };
    this.classes.set(key, made);
    return made;
  }

  private forget(): void {
    this.classes.clear();
    this.sources.clear();
    this.targets.clear();
  }
}

const remember = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
