import type { Case } from '../case';
import { bulkCases } from './bulk';
import { createCases } from './create';
import { discoveryCases } from './discovery';
import { errorCases } from './errors';
import { filterCases } from './filter';
import { patchCases } from './patch';
import { patchEffectCases } from './patch-effects';
import { readCases } from './read';
import { replaceCases } from './replace';

/** Every case, in the order in which they are tried. */
export const allCases: ReadonlyArray<Case> = [
  ...discoveryCases,
  ...createCases,
  ...readCases,
  ...filterCases,
  ...replaceCases,
  ...patchCases,
  ...patchEffectCases,
  ...bulkCases,
  ...errorCases,
];
