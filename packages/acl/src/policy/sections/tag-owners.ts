import type { Node } from 'jsonc-parser';
import { asciiLower } from '../../selector/ascii';
import type { Selector } from '../../selector/selector';
import { bindSelector } from '../bind-selector';
import { type Named, readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';
import type { Scope } from '../scope';

const whyNoTag = (tag: string): string | undefined => {
  if (!/^tag:/i.test(tag)) return "tags must start with 'tag:'";
  if (tag.length === 4) return 'tag names must not be empty';
  if (!/^tag:[a-z]/i.test(tag)) return "tag names must start with a letter, after 'tag:'";
  return /^tag:[a-z0-9-]+$/i.test(tag) ? undefined : 'tag names can only contain numbers, letters, or dashes';
};

const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  const why = whyNoTag(trimmed);
  if (why === undefined) return asciiLower(trimmed);
  reader.report('bad-selector', at, `tagOwners[${JSON.stringify(trimmed)}]: ${why}`);
  return undefined;
};

/** The keys of `tagOwners`: the tags that exist. */
export const readTags = (reader: Reader, node: Node): ReadonlyMap<string, Named> =>
  readNames(reader, node, '"tagOwners"', (key) => foldKey(reader, key));

const mayOwn: ReadonlySet<string> = new Set([
  'user',
  'localGroup',
  'syncedGroup',
  'tag',
  'role',
  'member',
  'usersOfDomain',
]);

/** Who may give each tag to a device. `[]` means administrators (F11). */
export const readTagOwners = (
  scope: Scope,
  tags: ReadonlyMap<string, Named>,
): ReadonlyMap<string, ReadonlyArray<Selector>> => {
  const owners = new Map<string, ReadonlyArray<Selector>>();
  for (const { key, name, value } of tags.values()) {
    const place = `tagOwners[${JSON.stringify(key.text)}]`;
    const selectors: Selector[] = [];
    for (const entry of scope.reader.texts(value, place)) {
      const owner = bindSelector(scope, entry, 'elsewhere');
      if (owner === undefined) continue;
      if (mayOwn.has(owner.term.kind)) selectors.push(owner);
      else
        scope.reader.report(
          'bad-selector',
          entry.at,
          `${place}: ${JSON.stringify(owner.text)} cannot own a tag`,
        );
    }
    owners.set(name, selectors);
  }
  return owners;
};
