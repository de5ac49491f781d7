import type { Query, Resolver } from '@rollcall/acl';
import type { Question } from './questions';

/** A question as the resolver takes it, by the name that a service has at hand. */
export const queryOf = ({ person, service, port }: Question): Query => ({
  src: { kind: 'user', userName: person.userName },
  dst: { kind: 'tag', tag: `tag:${service}` },
  port,
});

/** Asks all queries, over and over; how many decisions were allowed, so that no engine may leave the work out. */
export const askAll = (resolver: Resolver, queries: ReadonlyArray<Query>, times: number): number => {
  let allowed = 0;
  for (let time = 0; time < times; time += 1) {
    for (const query of queries) {
      const { effect, code } = resolver.decide(query);
      if (effect === 'allow' && code === 'ALLOW_RULE') allowed += 1;
    }
  }
  return allowed;
};
