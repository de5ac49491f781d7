import { asciiLower } from '../../selector/ascii';
import type { Scope } from '../scope';

/** `autogroup:members` is the old name of `autogroup:member`; one policy uses one of them. */
export const checkMemberSpelling = ({ reader, references }: Scope): void => {
  const members = references.filter(({ term }) => term.kind === 'member');
  const [first] = members;
  const other = members.find(
    ({ text }) => first !== undefined && asciiLower(text) !== asciiLower(first.text),
  );
  if (first === undefined || other === undefined) return;
  reader.report(
    'bad-selector',
    other.at,
    `${first.text} and ${other.text} cannot both be used; they mean the same`,
  );
};
