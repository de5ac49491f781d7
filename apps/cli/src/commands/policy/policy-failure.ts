import { type AdministrationError } from '@rollcall/server';
import { administrationFailure } from '../../store/administration';
import { type Failure, failed } from '../../terminal/answer';
import { diagnosticLines, failedTestLines } from './diagnostic-lines';

/** Why a policy was not taken, with every place in the file; else as any other failure. */
export const policyFailure =
  (file: string, message: string) =>
  (error: AdministrationError): Failure =>
    error._tag === 'PolicyRefused'
      ? failed('policy-refused', message, [
          ...diagnosticLines(file, error.diagnostics),
          ...failedTestLines(file, error.tests),
        ])
      : administrationFailure(error);
