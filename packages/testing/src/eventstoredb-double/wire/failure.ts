import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';

/** A gRPC status other than OK, with the trailers by which the client tells the kinds apart. */
export type Failure = {
  readonly code: number;
  readonly details: string;
  readonly trailers?: Readonly<Record<string, string>>;
};

export const failure = (
  code: number,
  details: string,
  trailers?: Readonly<Record<string, string>>,
): Failure => ({ code, details, ...(trailers === undefined ? {} : { trailers }) });

export const asError = ({ code, details, trailers = {} }: Failure): ServerErrorResponse => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const internal = failure(status.INTERNAL, 'Internal');
export const notReady = failure(status.UNAVAILABLE, 'Server Is Not Ready');
export const serverTimeout = failure(status.ABORTED, 'Operation timed out');

export const accessDenied = failure(status.PERMISSION_DENIED, 'Access Denied', {
  exception: 'access-denied',
});
export const unauthenticated = failure(status.UNAUTHENTICATED, 'Unauthenticated');

export const notLeader = (host: string, port: number): Failure =>
  failure(status.NOT_FOUND, `Leader info available: ${host}:${port}`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const appendTooLarge = (maximum: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${maximum} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(maximum),
  });

export const wrongExpectedVersion = (stream: string, expected: bigint, actual: bigint): Failure =>
  failure(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    ...(actual < 0n ? {} : { 'actual-version': String(actual) }),
  });

export const missingMetadata = (properties: ReadonlyArray<string>): Failure =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${properties.join(',')}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': properties.join(','),
  });
