import type { Node } from 'jsonc-parser';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Hujson } from '../hujson/parse-hujson';
import type { Selector } from '../selector/selector';
import type { Compat } from './compat';
import { reportDuplicateKeys } from './json/duplicate-keys';
import { readFields } from './json/fields';
import type { Named } from './json/names';
import { Reader } from './json/reader';
import type { Policy, Rule } from './policy';
import type { Scope } from './scope';
import { readAcls } from './sections/acls';
import { allowAllRule } from './sections/allow-all';
import { readCarried } from './sections/carried';
import { readGrants } from './sections/grants';
import { readGroups } from './sections/groups';
import { readHosts } from './sections/hosts';
import { readIpsets } from './sections/ipsets';
import { checkMemberSpelling } from './sections/member-spelling';
import { sectionNames } from './sections/names';
import { readDefaultPosture, readPostures } from './sections/postures';
import { readTagOwners, readTags } from './sections/tag-owners';
import { readTests } from './sections/tests';

export type ReadOptions = { readonly compat: Compat; readonly domains: ReadonlyArray<string> | undefined };

const readRules = (
  scope: Scope,
  root: Node,
  acls: Node | undefined,
  grants: Node | undefined,
): ReadonlyArray<Rule> => {
  if (acls !== undefined || grants !== undefined) {
    return [
      ...(acls === undefined ? [] : readAcls(scope, acls)),
      ...(grants === undefined ? [] : readGrants(scope, grants)),
    ];
  }
  const allowAll = scope.compat.allowAllWhenRulesMissing === true;
  const outcome = allowAll
    ? 'everything is allowed'
    : 'nothing would be allowed; write "grants": [] if that is meant';
  const message = `the policy has neither "acls" nor "grants": ${outcome}`;
  scope.reader.report('no-rules-section', scope.reader.at(root), message, allowAll ? 'warning' : 'error');
  return allowAll ? [allowAllRule(scope.reader.at(root))] : [];
};

/** Reads the sections of a parsed text. The policy is whole only when no diagnostic is an error. */
export const readPolicy = (
  { root, positions }: Hujson,
  { compat, domains }: ReadOptions,
): { readonly policy: Policy; readonly diagnostics: ReadonlyArray<Diagnostic> } => {
  const reader = new Reader(positions);
  reportDuplicateKeys(reader, root);
  const sections = readFields(reader, root, 'a policy', sectionNames, compat, 'unknown-section');
  const section = <T>(name: (typeof sectionNames)[string], read: (node: Node) => T, absent: T): T => {
    const node = sections.get(name);
    return node === undefined ? absent : read(node);
  };

  const groups = section<Policy['groups']>('groups', (node) => readGroups(reader, node), new Map());
  const hosts = section<Policy['hosts']>('hosts', (node) => readHosts(reader, node), new Map());
  const tags = section<ReadonlyMap<string, Named>>('tagOwners', (node) => readTags(reader, node), new Map());
  const ipsets = section<Policy['ipsets']>('ipsets', (node) => readIpsets(reader, node, hosts), new Map());
  const postures = section<ReadonlySet<string>>(
    'postures',
    (node) => readPostures(reader, node),
    new Set<string>(),
  );
  const defaultPosture = section(
    'defaultSrcPosture',
    (node) => readDefaultPosture(reader, node, postures),
    false,
  );
  const references: Selector[] = [];
  const scope: Scope = {
    reader,
    compat,
    domains,
    groups,
    hosts,
    tags: new Set(tags.keys()),
    ipsets,
    postures,
    defaultPosture,
    references,
  };
  const tagOwners = readTagOwners(scope, tags);
  const rules = readRules(scope, root, sections.get('acls'), sections.get('grants'));
  const tests = section<Policy['tests']>('tests', (node) => readTests(reader, node, compat), []);
  readCarried(scope, sections);
  checkMemberSpelling(scope);
  const policy = { rules, groups, hosts, ipsets, tagOwners, tests, references };
  return { policy, diagnostics: reader.diagnostics };
};
