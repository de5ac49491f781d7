import { interpret } from '@rollcall/scim';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { CONTEXT } from './ask-scim';

const replacement = (members: number): string =>
  JSON.stringify({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Everyone',
    members: Array.from({ length: members }, (_, at) => ({ value: `user-${at}` })),
  });

/** Nanoseconds of a member in a group that is sent whole, against one in a group a tenth as large. */
export const readGroup = (sizes: { readonly rounds: number; readonly members: number }): Comparison => {
  const tenth = Math.ceil(sizes.members / 10);
  const perMember = (members: number, times: number): number => {
    const body = replacement(members);
    const request = {
      method: 'PUT',
      path: ['Groups', '1'],
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/scim+json' },
      body,
    };
    collectGarbage();
    const milliseconds = processorTime(() => {
      for (let read = 0; read < times; read += 1) interpret(request, CONTEXT);
    });
    return (milliseconds / members / times) * 1_000_000;
  };
  const large: number[] = [];
  const small: number[] = [];
  for (let round = 0; round < sizes.rounds; round += 1) {
    small.push(perMember(tenth, 10));
    large.push(perMember(sizes.members, 1));
  }
  return {
    what: `a member of a body with ${sizes.members.toLocaleString('en')}, read`,
    unit: 'ns',
    ours: median(large),
    peer: median(small),
    peerIs: `ours, of ${tenth.toLocaleString('en')}`,
    target: atMost(2),
  };
};
