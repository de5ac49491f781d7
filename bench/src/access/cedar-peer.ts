import { type EntityJson, preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { AccessPeer } from './access-peer';
import type { Person } from './organisation';
import type { AccessRule } from './rules';

const POLICIES = 'bench';
const ACTION = { type: 'Action', id: 'connect' };

const policy = ({ group, service, port }: AccessRule) =>
  `permit(principal in Group::"${group}", action == Action::"connect", resource == Service::"${service}:${port}");`;

/** The rules are parsed before; so is what a question needs of a person, itself and its groups, made. */
export const cedarPeer = (rules: ReadonlyArray<AccessRule>, people: ReadonlyArray<Person>): AccessPeer => {
  const text = rules.map(policy).join('\n');
  const began = performance.now();
  const parsed = preparsePolicySet(POLICIES, { staticPolicies: text });
  const loadMilliseconds = performance.now() - began;
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  const entities = new Map(people.map((person) => [person.id, entitiesOf(person)]));
  return {
    name: 'cedar-wasm',
    loadMilliseconds,
    decideAll: (questions) =>
      questions.map(({ person, service, port }) => {
        const answer = statefulIsAuthorized({
          principal: { type: 'User', id: person.userName },
          action: ACTION,
          resource: { type: 'Service', id: `${service}:${port}` },
          context: {},
          preparsedPolicySetId: POLICIES,
          entities: entities.get(person.id) ?? [],
        });
        if (answer.type === 'failure')
          throw new Error(answer.errors.map(({ message }) => message).join('; '));
        return answer.response.decision === 'allow';
      }),
  };
};

const entitiesOf = ({ userName, groups }: Person): EntityJson[] => [
  {
    uid: { type: 'User', id: userName },
    attrs: {},
    parents: groups.map((id) => ({ type: 'Group', id })),
  },
];
