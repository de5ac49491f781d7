import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { handleUnaryCall } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { uuid } from '../encoding/identifiers';
import type { Member, Node } from '../node';
import { incomingCall } from './incoming-call';
import { answerOnce } from './single-answer';

const { LEADER, FOLLOWER } = MemberInfo.VNodeState;

const memberInfo = ({ endpoint, isLeader, isAlive }: Member): MemberInfo =>
  new MemberInfo()
    .setInstanceId(uuid(crypto.randomUUID()))
    .setTimeStamp(String(Date.now()))
    .setState(isLeader ? LEADER : FOLLOWER)
    .setIsAlive(isAlive)
    .setHttpEndPoint(new EndPoint().setAddress(endpoint.host).setPort(endpoint.port));

/** `Gossip/Read`: who belongs to the cluster, and which of them leads. */
export const gossip =
  (node: Node): handleUnaryCall<Empty, ClusterInfo> =>
  (call, callback) => {
    const work = () => E.right(new ClusterInfo().setMembersList(node.members().map(memberInfo)));
    answerOnce(incomingCall(node, 'Gossip', call), work, callback);
  };
