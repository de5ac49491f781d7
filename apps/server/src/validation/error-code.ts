/** Whether this is an error of the system with this code, such as `ENOENT`. */
export const hasErrorCode = (cause: unknown, code: string): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === code;
