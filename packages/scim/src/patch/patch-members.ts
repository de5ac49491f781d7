import { type DirectoryView, type UserId, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { BoundFilter } from '../filter/bound-filter';
import { matches, readerOf } from '../filter/evaluate';
import { targetsIn } from '../filter/targets-in';
import { badRequest, type ScimError } from '../protocol/error';
import { candidatesOf } from '../query/candidates';
import { MAX_COMPARISONS } from '../query/limits';
import { memberIds } from '../resource/group-document';
import { readMember } from '../resource/member';
import { readValue } from '../resource/read-value';
import { filterTerms } from './filter-terms';
import type { MembershipDraft } from './membership-draft';
import type { PatchOperation } from './patch-operation';

/** What going through members with filters has left to spend, over all operations of one PATCH. */
export type MemberBudget = { remaining: number };

export const memberBudget = (): MemberBudget => ({ remaining: MAX_COMPARISONS });

/** Does one operation on the members of a group; answers what is wrong with it, if anything is. */
export const patchMembers = (
  draft: MembershipDraft,
  operation: PatchOperation,
  view: DirectoryView,
  baseUrl: string,
  budget: MemberBudget,
): ScimError | undefined => {
  const { op, target, value, at } = operation;
  const { attribute, filter, sub } = target;
  if (sub !== undefined) {
    return badRequest(
      'mutability',
      `Members are added and removed, not edited: ${at} cannot be changed. Nothing was changed.`,
    );
  }
  const read = readValue(attribute, value ?? null, at);
  if (E.isLeft(read)) return read.left;
  const named = memberIds(read.right);
  if (filter === undefined) return changeNamed(draft, operation, named);

  const chosen = chosenMembers(draft, filter, view, baseUrl, budget);
  if (E.isLeft(chosen)) return chosen.left;
  if (op === 'add' && value === undefined) {
    const described = chosen.right.length > 0 ? [] : describedMember(filter);
    if (described === undefined)
      return badRequest('noTarget', `${at} matches no member. Nothing was changed.`);
    draft.add(described);
    return undefined;
  }
  if (op !== 'add') draft.remove(chosen.right);
  if (op !== 'remove') draft.add(named);
  return undefined;
};

const changeNamed = (
  draft: MembershipDraft,
  { op, value }: PatchOperation,
  named: ReadonlyArray<UserId>,
): ScimError | undefined => {
  switch (op) {
    case 'add':
      draft.add(named);
      return undefined;
    case 'replace':
      draft.replace(named);
      return undefined;
    case 'remove':
      if (value === undefined || value === null) {
        return badRequest(
          'invalidValue',
          'A "remove" of members must name them, by a filter or a list of values; to empty the group, replace members with []. Nothing was changed.',
        );
      }
      draft.remove(named);
      return undefined;
  }
};

/** Members that fulfil the filter. One that names ids is answered by looking those up, whatever the size of the group. */
const chosenMembers = (
  draft: MembershipDraft,
  filter: BoundFilter,
  view: DirectoryView,
  baseUrl: string,
  budget: MemberBudget,
): E.Either<ScimError, ReadonlyArray<UserId>> => {
  const named = candidatesOf<UserId>(filter, (attribute, value) =>
    attribute === 'value' && typeof value === 'string'
      ? [userId(value)].filter((id) => draft.has(id))
      : undefined,
  );
  if (named === undefined) {
    budget.remaining -= draft.size * targetsIn(filter).length;
    if (budget.remaining < 0) {
      return E.left(
        badRequest(
          'tooMany',
          'The PATCH would go through too many members; name them by "value". Nothing was changed.',
        ),
      );
    }
  }
  const chosen: UserId[] = [];
  for (const id of named ?? draft.members()) {
    if (matches(filter, readerOf(readMember(id, view, baseUrl)))) chosen.push(id);
  }
  return E.right(chosen);
};

/** `add` with `members[value eq "x"]` and no value means that member. */
const describedMember = (filter: BoundFilter): ReadonlyArray<UserId> | undefined => {
  const value = filterTerms(filter)?.value;
  return typeof value === 'string' ? [userId(value)] : undefined;
};
