import type { Okta } from '@rollcall/okta-player';
import type { ExitCode } from '../terminal/exit-code';
import type { AdminClient } from './admin-client';
import type { Narrator } from './narrator';

/** The directory of the demo, and the people in it. */
export const DIRECTORY = 'acme';

export const ana = {
  id: '00uAna00000000000001',
  login: 'ana@example.com',
  firstName: 'Ana',
  lastName: 'Silva',
};
export const bo = {
  id: '00uBo000000000000002',
  login: 'bo@example.com',
  firstName: 'Bo',
  lastName: 'Lindqvist',
};
export const cleo = {
  id: '00uCleo0000000000003',
  login: 'cleo@example.com',
  firstName: 'Cleo',
  lastName: 'Marsh',
};
export const dana = {
  id: '00uDana0000000000004',
  login: 'dana@example.com',
  firstName: 'Dana',
  lastName: 'Okoye',
};

export const ENGINEERING = 'Engineering';
export const EVERYONE = 'All Employees';

/** Who plays in the scenes once the server stands. */
export type Stage = {
  readonly narrator: Narrator;
  readonly admin: AdminClient;
  /** An application of Okta's catalogue. */
  readonly catalogue: Okta;
  /** A custom application of the same Okta organisation. */
  readonly custom: Okta;
  /** `rollcall …` on the store of the demo, told with what it printed. */
  readonly command: (
    ...words: ReadonlyArray<string>
  ) => Promise<{ readonly exitCode: ExitCode; readonly lines: ReadonlyArray<string> }>;
};
