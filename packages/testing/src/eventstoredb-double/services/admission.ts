import type { Metadata } from '@grpc/grpc-js';
import type { Node } from '../node';
import { accessDenied, type Failure, notLeader, unauthenticated } from '../wire/failure';

const userOf = (authorization: string): readonly [string, string] => {
  const text = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
};

/** Why a call is refused whatever it asks: who calls, or that another node is the leader. */
export const refusal = (node: Node, headers: Metadata): Failure | undefined => {
  const authorization = headers.get('authorization')[0]?.toString();
  if (authorization === undefined) {
    if (!node.access.anonymous) return accessDenied;
  } else {
    const [name, password] = userOf(authorization);
    if (node.access.users.get(name) !== password) return unauthenticated;
  }
  if (headers.get('requires-leader')[0]?.toString() !== 'true' || node.isLeader()) return undefined;
  const leader = node.members().find((member) => member.isLeader)?.endpoint;
  return leader === undefined ? undefined : notLeader(leader.host, leader.port);
};
