import type { Node } from 'jsonc-parser';
import type { Selector, SelectorTerm } from '../../selector/selector';
import { bindSelector } from '../bind-selector';
import { fieldNames, readFields } from '../json/fields';
import type { Scope } from '../scope';
import { whyNoCheckPeriod } from './check-period';
import { checkPostures } from './postures';

const fields = fieldNames(
  'action',
  'src',
  'dst',
  'users',
  'checkPeriod',
  'acceptEnv',
  'srcPosture',
  'recorder',
  'enforceRecorder',
);

type Kinds = ReadonlySet<SelectorTerm['kind']>;

const users: Kinds = new Set(['user', 'localGroup', 'syncedGroup', 'member', 'role', 'usersOfDomain']);
const devices: Kinds = new Set(['tag', 'tagged']);

const mayBeSource: Kinds = new Set([...users, ...devices, 'any', 'shared']);
const mayBeDestination: Kinds = new Set([...devices, 'user', 'member', 'role', 'usersOfDomain', 'self']);

const quote = (text: string): string => JSON.stringify(text);

const readAction = (scope: Scope, node: Node | undefined, rule: Node): string | undefined => {
  const { reader } = scope;
  const action = node && reader.text(node, '"action"');
  if (node !== undefined && action === undefined) return undefined;
  const text = action?.text.trim() ?? '';
  const at = action?.at ?? reader.at(rule);
  if (text === '') reader.report('bad-action', at, 'action must be specified');
  else if (text !== 'accept' && text !== 'check')
    reader.report('bad-action', at, `${quote(text)} is not a valid action; write "accept" or "check"`);
  return text;
};

const readEnds = (scope: Scope, node: Node | undefined, side: 'src' | 'dst'): ReadonlyArray<Selector> => {
  const allowed = side === 'src' ? mayBeSource : mayBeDestination;
  const ends: Selector[] = [];
  for (const entry of node === undefined ? [] : scope.reader.texts(node, `"${side}"`)) {
    const end = bindSelector(scope, entry, side);
    if (end === undefined) continue;
    if (allowed.has(end.term.kind)) ends.push(end);
    else {
      const message =
        side === 'src' ? `${quote(end.text)} is not allowed in src` : `invalid dst ${quote(end.text)}`;
      scope.reader.report('bad-ssh', end.at, `${message} of an ssh rule`);
    }
  }
  return ends;
};

const sameUser = (one: Selector, other: Selector): boolean =>
  one.term.kind === 'user' && other.term.kind === 'user' && one.term.name === other.term.name;

/** Nobody starts a session on the device of somebody else, and no tagged device one on a user's. */
const checkReach = (
  scope: Scope,
  sources: ReadonlyArray<Selector>,
  destinations: ReadonlyArray<Selector>,
): void => {
  const refuse = ({ at, text }: Selector, why: string) =>
    scope.reader.report('bad-ssh', at, `dst=${quote(text)}: ${why}`);
  const tagged = sources.find(({ term }) => devices.has(term.kind));
  for (const destination of destinations) {
    const { kind } = destination.term;
    if (kind === 'user' && !sources.every((source) => sameUser(destination, source))) {
      refuse(destination, 'users in dst are only allowed from the same user');
    } else if (kind === 'self' && tagged !== undefined) {
      const message = 'autogroup:self can only be used with users, groups, or supported autogroups';
      refuse(destination, `${message}; ${quote(tagged.text)} is none`);
    } else if (users.has(kind) && tagged !== undefined) {
      refuse(destination, `tagged devices such as ${quote(tagged.text)} cannot reach the devices of users`);
    }
  }
};

const readLoginUsers = (scope: Scope, node: Node | undefined, rule: Node): void => {
  const { reader, domains } = scope;
  const entries = node === undefined ? [] : reader.texts(node, '"users"');
  if ((node?.children ?? []).length === 0)
    reader.report(
      'bad-ssh',
      node === undefined ? reader.at(rule) : reader.at(node),
      'users must be specified',
    );
  for (const { text: written, at } of entries) {
    const text = written.trim();
    if (text === '' || text === '*') reader.report('bad-ssh', at, `user ${quote(text)} is not valid`);
    const domain = /^localpart:\*@(.+)$/.exec(text)?.[1]?.toLowerCase();
    if (domain === undefined || domains === undefined || domains.includes(domain)) continue;
    const message = `${domain} is not associated with this Tailnet and cannot be used in user:*@<domain> expressions`;
    reader.report('foreign-domain', at, `users=${quote(text)}: ${message}`);
  }
};

const readCheckPeriod = (scope: Scope, node: Node, action: string | undefined): void => {
  const { reader } = scope;
  const period = reader.text(node, '"checkPeriod"');
  if (period === undefined) return;
  const why =
    action === 'accept' ? 'checkPeriod is only valid with action "check"' : whyNoCheckPeriod(period.text);
  if (why !== undefined) reader.report('bad-ssh', period.at, why);
};

const readRule = (scope: Scope, rule: Node, index: number): void => {
  const { reader } = scope;
  const found = readFields(reader, rule, `ssh[${index}]`, fields, scope.compat);
  const action = readAction(scope, found.get('action'), rule);
  const sources = readEnds(scope, found.get('src'), 'src');
  const destinations = readEnds(scope, found.get('dst'), 'dst');
  checkReach(scope, sources, destinations);
  readLoginUsers(scope, found.get('users'), rule);
  const period = found.get('checkPeriod');
  if (period !== undefined) readCheckPeriod(scope, period, action);
  const environment = found.get('acceptEnv');
  for (const { text, at } of environment === undefined ? [] : reader.texts(environment, '"acceptEnv"')) {
    if (text.trim() === '') reader.report('bad-ssh', at, 'acceptEnv values cannot be empty');
  }
  const posture = found.get('srcPosture');
  if (posture !== undefined) checkPostures(scope, reader.texts(posture, '"srcPosture"'));
};

/** `ssh`: validated as Tailscale validates it, and without effect on decisions. */
export const readSsh = (scope: Scope, node: Node): void => {
  for (const [index, rule] of scope.reader.items(node, '"ssh"').entries()) readRule(scope, rule, index);
};
