import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import type { AccessPeer } from './access-peer';
import type { Person } from './organisation';
import type { AccessRule } from './rules';

/** Which half of the matcher comes first decides how many roles are looked up. */
export const MATCHERS = {
  'role first': 'g(r.sub, p.sub) && r.obj == p.obj',
  'object first': 'r.obj == p.obj && g(r.sub, p.sub)',
};

const model = (matcher: string) => `
[request_definition]
r = sub, obj
[policy_definition]
p = sub, obj
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${matcher}
`;

/** Users as subjects, groups as roles, `service:port` as objects; asked without the reason. */
export const casbinPeer = async (
  order: keyof typeof MATCHERS,
  rules: ReadonlyArray<AccessRule>,
  people: ReadonlyArray<Person>,
): Promise<AccessPeer> => {
  const lines = rules.map(({ group, service, port }) => `p, ${group}, ${service}:${port}`);
  const began = performance.now();
  const enforcer = await newEnforcer(
    newModelFromString(model(MATCHERS[order])),
    new StringAdapter(lines.join('\n')),
  );
  const loadMilliseconds = performance.now() - began;
  enforcer.enableAutoSave(false);
  const roles = people.flatMap(({ userName, groups }) => groups.map((group) => [userName, group]));
  await enforcer.addGroupingPolicies(roles);
  return {
    name: `casbin, ${order}`,
    loadMilliseconds,
    decideAll: (questions) =>
      questions.map(({ person, service, port }) =>
        enforcer.enforceSync(person.userName, `${service}:${port}`),
      ),
  };
};
