/** A JSON value as RFC 8259 knows it; `undefined` is never part of stored data. */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject;

export type JsonObject = { readonly [key: string]: Json };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
