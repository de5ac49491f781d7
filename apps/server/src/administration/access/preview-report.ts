import {
  type AccessChange,
  type AccessDiff,
  type FailedClosed,
  formatPorts,
  type Position,
  type Preview,
} from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';

/** The same change from every source to every destination listed; ports as a policy writes them, `''` for none. */
export type ReportedChange = Omit<AccessChange, 'lost' | 'gained'> & {
  readonly lost: string;
  readonly gained: string;
};

type Place = Pick<Position, 'line' | 'column'>;

/** What a change would do, for programs; see `Preview` for the meaning of the parts. */
export type PreviewReport = Pick<Preview, 'unchanged' | 'emptiedGroups'> & {
  readonly changes: ReadonlyArray<ReportedChange>;
  readonly deserted: ReadonlyArray<string>;
  readonly deadRules: ReadonlyArray<Place & { readonly section: string; readonly index: number }>;
  readonly newlyUnresolved: ReadonlyArray<Omit<FailedClosed, 'cause' | 'causeRevision'>>;
  /** Tests that would turn; `passes` is how they would come out. */
  readonly flippedTests: ReadonlyArray<
    Place & {
      readonly index: number;
      readonly src: string;
      readonly passes: boolean;
      readonly errors: ReadonlyArray<Place & { readonly message: string }>;
    }
  >;
};

const placeOf = ({ line, column }: Position): Place => ({ line, column });

export const reportDiff = ({
  changes,
  deserted,
}: AccessDiff): Pick<PreviewReport, 'changes' | 'deserted'> => ({
  changes: changes.map(({ lost, gained, ...change }) => ({
    ...change,
    lost: formatPorts(lost),
    gained: formatPorts(gained),
  })),
  deserted,
});

/** Events that only might happen, from `next` on, mean nothing to anybody: they are called "this change". */
export const reportPreview = (
  { diff, deadRules, newlyUnresolved, emptiedGroups, flippedTests, unchanged }: Preview,
  next: Revision,
): PreviewReport => {
  const told = (message: string): string =>
    message.replaceAll(/event ([0-9]+)/g, (event, number) => (BigInt(number) < next ? event : 'this change'));
  return {
    unchanged,
    ...reportDiff(diff),
    deadRules: deadRules.map(({ at, section, index }) => ({ section, index, ...placeOf(at) })),
    newlyUnresolved: newlyUnresolved.map(({ selector, section, ruleIndex, code, line, column, message }) => ({
      selector,
      section,
      ruleIndex,
      code,
      line,
      column,
      message: told(message),
    })),
    emptiedGroups,
    flippedTests: flippedTests.map(({ index, src, at, errors }) => ({
      index,
      src,
      passes: errors.length === 0,
      ...placeOf(at),
      errors: errors.map((error) => ({ message: told(error.message), ...placeOf(error.at) })),
    })),
  };
};
