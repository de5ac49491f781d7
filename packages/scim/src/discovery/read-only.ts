import { complex as anyComplex, simple } from '../schema/define';

const readOnly = { mutability: 'readOnly' } as const;

/** Attributes of documents that nobody writes. */
export const text = simple('string', readOnly);
export const flag = simple('boolean', readOnly);
export const number = simple('integer', readOnly);
export const reference = simple('reference', { ...readOnly, caseExact: true });

export const complex: typeof anyComplex = (name, description, subAttributes, characteristics) =>
  anyComplex(name, description, subAttributes, { ...readOnly, ...characteristics });
