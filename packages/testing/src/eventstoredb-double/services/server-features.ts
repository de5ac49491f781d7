import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { handleUnaryCall } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { Node } from '../node';
import { incomingCall } from './incoming-call';
import { answerOnce } from './single-answer';

const STREAMS = 'event_store.client.streams.streams';
const METHODS = ['append', 'read', 'delete', 'tombstone'];

/** `ServerFeatures/GetSupportedMethods`. Without the batch append the client takes the unary one. */
export const getSupportedMethods =
  (node: Node): handleUnaryCall<Empty, SupportedMethods> =>
  (call, callback) => {
    const work = () => {
      const answer = new SupportedMethods().setEventStoreServerVersion(node.settings.version);
      for (const name of node.settings.batchAppend ? [...METHODS, 'batchappend'] : METHODS) {
        answer.addMethods(new SupportedMethod().setServiceName(STREAMS).setMethodName(name));
      }
      return E.right(answer);
    };
    answerOnce(incomingCall(node, 'GetSupportedMethods', call), work, callback);
  };
