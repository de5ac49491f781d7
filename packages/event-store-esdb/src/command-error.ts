import { convertToCommandError } from '@eventstore/db-client';

/**
 * The client's error for a failed call. Where the server left out what belongs to the kind it named, the client has
 * none and throws: then it is the error of the call.
 */
export const commandError = (error: Error): Error => {
  try {
    return convertToCommandError(error);
  } catch {
    return error;
  }
};
