import { queryOptions } from '@tanstack/react-query';
import type { Explanation, GroupLock, Inventory, WhatCan, WhoCan } from './access-types';
import { ifStill, request } from './request';

/** Questions about access, and what it depends on beside the policy and the groups. */

const of = (directory: string, rest: string): string =>
  `/directories/${encodeURIComponent(directory)}${rest}`;

export type AccessQuestion = { readonly src: string; readonly dst: string; readonly port: number };

const ask = <Answer>(directory: string, question: string, body: unknown): Promise<Answer> =>
  request(of(directory, `/access/${question}`), { method: 'POST', body });

export const explainQuery = (id: string, question: AccessQuestion) =>
  queryOptions({
    queryKey: ['explain', id, question],
    queryFn: () => ask<Explanation>(id, 'explain', question),
  });

export const whatCanQuery = (id: string, src: string) =>
  queryOptions({ queryKey: ['what-can', id, src], queryFn: () => ask<WhatCan>(id, 'what-can', { src }) });

export const whoCanQuery = (id: string, dst: string, port: number) =>
  queryOptions({
    queryKey: ['who-can', id, dst, port],
    queryFn: () => ask<WhoCan>(id, 'who-can', { dst, port }),
  });

export const inventoryQuery = (id: string) =>
  queryOptions({ queryKey: ['inventory', id], queryFn: () => request<Inventory>(of(id, '/inventory')) });

/** Puts the whole of it in the place of the one there is, which must be the `replacing` one; null where there was none. */
export const saveInventory = (id: string, text: string, replacing: string | null): Promise<Inventory> =>
  request(of(id, '/inventory'), {
    method: 'PUT',
    body: JSON.parse(text),
    headers: ifStill(replacing),
  });

export const lockQuery = (id: string) =>
  queryOptions({
    queryKey: ['lock', id],
    queryFn: async () => (await request<{ readonly groups: GroupLock }>(of(id, '/policy/lock'))).groups,
  });

/** Ties each name in the policy to the group that bears it now. */
export const lockGroups = (id: string): Promise<unknown> =>
  request(of(id, '/policy/lock'), { method: 'POST', body: {} });

export const unlockGroups = (id: string): Promise<unknown> =>
  request(of(id, '/policy/lock'), { method: 'PUT', body: {} });
