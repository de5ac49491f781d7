import type { Json, User } from '@rollcall/domain';

/** Shorter ones are found everywhere. */
const SHORTEST = 4;

/** Names and addresses that tell of a person, in lower case: their userName, and every address and id among their attributes. */
export const personalTexts = ({ userName, profile }: User): ReadonlyArray<string> =>
  [userName, profile.externalId, profile.emails, profile.displayName]
    .flatMap((value) => textsIn(value))
    .map((text) => text.toLowerCase())
    .filter((text) => text.length >= SHORTEST && text !== 'work' && text !== 'home' && text !== 'other');

const textsIn = (value: Json | undefined): ReadonlyArray<string> => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
