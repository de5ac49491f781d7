import type { Resolver } from '@rollcall/acl';
import type { AccessPeer } from './access-peer';
import { queryOf } from './ask-resolver';
import type { Question } from './questions';

/** Throws unless the resolver and the peer decide every question alike, and some of them each way. */
export const expectAgreement = (
  resolver: Resolver,
  peer: AccessPeer,
  questions: ReadonlyArray<Question>,
): void => {
  const theirs = peer.decideAll(questions);
  let allowed = 0;
  for (const [number, question] of questions.entries()) {
    const { effect, code } = resolver.decide(queryOf(question));
    if ((effect === 'allow') !== theirs[number]) {
      const { person, service, port } = question;
      throw new Error(
        `${person.userName} to ${service}:${port}: ours says ${code}, ${peer.name} says otherwise`,
      );
    }
    if (effect === 'allow') allowed += 1;
  }
  if (allowed === 0 || allowed === questions.length)
    throw new Error(`${allowed} of ${questions.length} questions are allowed, which compares too little`);
};
