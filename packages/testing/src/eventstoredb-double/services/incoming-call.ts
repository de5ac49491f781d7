import type { ServerSurfaceCall } from '@grpc/grpc-js/build/src/server-call';
import type { Fault } from '../faults';
import type { Method } from '../method';
import type { Node } from '../node';
import type { Failure } from '../wire/failure';
import { refusal } from './admission';

/** A call that began: counted, with what is planned to go wrong with it. */
export type IncomingCall = {
  readonly fault: Fault | undefined;
  readonly refused: Failure | undefined;
  /** Aborts when the client gives up or its connection is lost. */
  readonly gone: AbortSignal;
  /** Whether the client is still there; its stream of requests ends also when its connection is cut. */
  readonly isPresent: () => boolean;
  readonly answered: () => void;
  readonly cut: () => void;
};

const headersOf = (call: ServerSurfaceCall): Record<string, string> =>
  Object.fromEntries(Object.entries(call.metadata.getMap()).map(([name, value]) => [name, String(value)]));

export const incomingCall = (node: Node, method: Method, call: ServerSurfaceCall): IncomingCall => {
  const counted = node.calls.begin(method, headersOf(call));
  const going = new AbortController();
  const peer = call.getPeer();
  call.on('cancelled', () => {
    counted.end('cancelled');
    going.abort();
  });
  const fault = node.faults.take(method);
  return {
    fault,
    refused: fault?._tag === 'Status' ? fault.failure : refusal(node, call.metadata),
    gone: going.signal,
    isPresent: () => !going.signal.aborted && node.isConnected(peer),
    answered: () => counted.end('answered'),
    cut: () => node.cut(peer),
  };
};
