import type { Json, JsonObject } from '@rollcall/domain';

/** A member of a protocol message; names are case-insensitive there too (RFC 7643 section 2.1). */
export const messageMember = (message: JsonObject, name: string): Json | undefined => {
  if (Object.hasOwn(message, name)) return message[name];
  const lower = name.toLowerCase();
  return Object.entries(message).find(([key]) => key.toLowerCase() === lower)?.[1];
};

/** Whether a message says nothing of its schemas: null and no entries are nothing (RFC 7643 section 2.5). */
export const hasNoSchemas = (message: JsonObject): boolean => {
  const schemas = messageMember(message, 'schemas') ?? [];
  return Array.isArray(schemas) && schemas.length === 0;
};

/** Whether a message lists the URN among its `schemas`. */
export const listsSchema = (message: JsonObject, urn: string): boolean => {
  const schemas = messageMember(message, 'schemas');
  const lower = urn.toLowerCase();
  return (
    Array.isArray(schemas) &&
    schemas.some((listed) => typeof listed === 'string' && listed.toLowerCase() === lower)
  );
};
