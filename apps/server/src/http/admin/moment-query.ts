import type { Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { MOMENT_FORM, parseMoment, readMoment } from '../../administration/as-of/read-moment';
import { decoded, InvalidRequest } from './invalid-request';
import { BetweenQuery, MomentQuery } from './queries';

/** The moment of the past that `at` or `revision` in a query names. Throws `InvalidRequest` for one that cannot be read. */
export const momentIn = (query: unknown): Moment | undefined => {
  const moment = readMoment(decoded(MomentQuery, query));
  if (E.isLeft(moment)) throw new InvalidRequest(moment.left);
  return moment.right;
};

/** The two moments that `from` and `to` in a query name, each an instant or a revision; `to` may be left out. */
export const betweenIn = (query: unknown): { readonly from: Moment; readonly to: Moment | undefined } => {
  const { from, to } = decoded(BetweenQuery, query);
  return { from: momentWritten('from', from), to: to === undefined ? undefined : momentWritten('to', to) };
};

const momentWritten = (field: string, text: string): Moment => {
  const moment = parseMoment(text);
  if (moment === undefined) {
    throw new InvalidRequest(`${field}: expected ${MOMENT_FORM}, found ${JSON.stringify(text)}.`);
  }
  return moment;
};
