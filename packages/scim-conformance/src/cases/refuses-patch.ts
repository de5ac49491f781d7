import { textAt } from '../client/json';
import type { Visit } from '../client/visit';
import { demand, status } from '../demand';

/** Demands that an operation is answered 400 with one of the reasons. */
export const refusesPatch = async (
  visit: Visit,
  path: string,
  scimTypes: ReadonlyArray<string>,
  operation: object,
) => {
  const { body } = status(await visit.patch(path, { ...operation }), 400);
  const scimType = textAt(body, 'scimType');
  demand(scimTypes.includes(scimType), `scimType is ${scimType}, not ${scimTypes.join(' or ')}`);
};
