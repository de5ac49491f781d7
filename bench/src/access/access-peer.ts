import type { Question } from './questions';

/** Another engine with the same rules and people. */
export type AccessPeer = {
  readonly name: string;
  /** What it took to load the rules, without the people. */
  readonly loadMilliseconds: number;
  /** Whether it allows each of them. */
  readonly decideAll: (questions: ReadonlyArray<Question>) => ReadonlyArray<boolean>;
};
