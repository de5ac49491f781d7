import type { MatchedRule } from '../decide/decision';
import type { Service } from '../ports/service';
import type { TargetEntry } from './compiled-policy';

/** A rule that lets a query through, by the target, the service and the first of its sources that do. */
export type Match = {
  readonly hit: Hit;
  readonly sourceIndex: number;
  readonly reported: MatchedRule;
};

/** A rule that opens a port on a destination, and the target and service that do. */
export class Hit {
  readonly ruleId: number;
  private readonly matches: Match[] = [];

  constructor(
    readonly entry: TargetEntry,
    readonly service: Service,
  ) {
    this.ruleId = entry.ruleId;
  }

  /** Through this source of the rule; the same object each time. */
  through(sourceIndex: number): Match {
    const known = this.matches[sourceIndex];
    if (known !== undefined) return known;
    const { rule, target } = this.entry;
    const reported: MatchedRule = {
      section: rule.section,
      index: rule.index,
      line: rule.at.line,
      column: rule.at.column,
      srcSelector: rule.sources[sourceIndex]?.text ?? '',
      dstSelector: target.selector.text,
      ports: this.service.text,
    };
    const match = { hit: this, sourceIndex, reported };
    this.matches[sourceIndex] = match;
    return match;
  }
}
