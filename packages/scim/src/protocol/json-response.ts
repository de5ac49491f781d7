import type { Json } from '@rollcall/domain';
import { MEDIA_TYPE } from './media-type';
import type { ScimResponse } from './request';

export const jsonResponse = (
  status: number,
  body: Json,
  headers: { readonly [name: string]: string } = {},
): ScimResponse => ({
  status,
  headers: { 'content-type': MEDIA_TYPE, ...headers },
  body: JSON.stringify(body),
});
