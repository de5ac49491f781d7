import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { formatGroupKey, parseGroupKey } from '../../selector/group-key';
import { parseSelector } from '../../selector/parse-selector';
import { readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';
import type { GroupMember, LocalGroup } from '../policy';

const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  const quoted = JSON.stringify(trimmed);
  if (/^autogroup:/i.test(trimmed)) {
    reader.report(
      'role-from-group',
      at,
      `${quoted}: roles and autogroups cannot be defined by a list of users`,
    );
    return undefined;
  }
  if (!/^group:/i.test(trimmed)) {
    reader.report('bad-selector', at, `${quoted}: the name of a group starts with "group:"`);
    return undefined;
  }
  const key = parseGroupKey(trimmed.slice('group:'.length));
  if (E.isRight(key)) return formatGroupKey(key.right);
  if (key.left._tag === 'SeveralAts')
    reader.report('group-name-has-at', at, `${quoted}: a group's name cannot hold "@"`);
  else reader.report('bad-selector', at, `${quoted}: a group needs a name, and a domain after "@"`);
  return undefined;
};

const readMember = (
  reader: Reader,
  group: string,
  { text: written, at }: LocatedText,
): GroupMember | undefined => {
  const text = written.trim();
  const place = `groups[${JSON.stringify(group)}]: ${JSON.stringify(text)}`;
  if (/^group:/i.test(text)) {
    reader.report('nested-group', at, `${place}: group members cannot be recursive`);
    return undefined;
  }
  const parsed = parseSelector(text);
  if (E.isRight(parsed) && parsed.right.kind === 'user') return { text, at, name: parsed.right.name };
  reader.report('bad-group-member', at, `${place}: a member of a group is a user's full email address`);
  return undefined;
};

/** `groups`: lists of users by name, which only the policy can change. */
export const readGroups = (reader: Reader, node: Node): ReadonlyMap<string, LocalGroup> => {
  const groups = new Map<string, LocalGroup>();
  for (const { key, name, value } of readNames(reader, node, '"groups"', (k) =>
    foldKey(reader, k),
  ).values()) {
    const members: GroupMember[] = [];
    for (const entry of reader.texts(value, `groups[${JSON.stringify(key.text)}]`)) {
      const member = readMember(reader, key.text, entry);
      if (member !== undefined) members.push(member);
    }
    groups.set(name, { text: key.text, at: key.at, members });
  }
  return groups;
};
