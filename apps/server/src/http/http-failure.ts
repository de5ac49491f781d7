/** A request that the HTTP server, or the adapter, found to be at fault. */
export type HttpFailure = {
  /** 400 to 499. */
  readonly status: number;
  /** The server's own code, such as `FST_ERR_CTP_BODY_TOO_LARGE`. */
  readonly code: string | undefined;
  readonly message: string;
};

/** `undefined` for what is no fault of the request. */
export const httpFailureOf = (failure: unknown): HttpFailure | undefined => {
  if (!(failure instanceof Error) || !('statusCode' in failure)) return undefined;
  const { statusCode, message } = failure;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return undefined;
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
  return { status: statusCode, code, message };
};
