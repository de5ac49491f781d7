import { canonicalUserName, isJsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { formatGroupKey, parseGroupKey } from '../selector/group-key';
import { type PushedGroup, recordedUserId, recordedUserName } from './recorded-events';
import type { RecordedUser } from './recorded-network';

/** A policy without its own groups, and the pushed groups that take their place. */
export type WithPushedGroups = { readonly policy: unknown; readonly groups: ReadonlyArray<PushedGroup> };

const keyOf = (text: string): string | undefined => {
  if (!/^group:/i.test(text)) return undefined;
  const key = parseGroupKey(text.slice('group:'.length));
  return E.isRight(key) && key.right.domain === undefined ? formatGroupKey(key.right) : undefined;
};

/** Rewrites `group:x` and `group:x:ports` to the pushed group's selector, wherever a string says so. */
const rewrite = (value: unknown, pushed: ReadonlySet<string>, domain: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, pushed, domain));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, rewrite(item, pushed, domain)]),
    );
  }
  if (typeof value !== 'string') return value;
  const whole = keyOf(value);
  if (whole !== undefined && pushed.has(whole)) return `${whole}@${domain}`;
  const colon = value.lastIndexOf(':');
  const host = keyOf(value.slice(0, colon));
  return host !== undefined && pushed.has(host) ? `${host}@${domain}${value.slice(colon)}` : value;
};

/** Makes every group that the policy defines a pushed one with the same members. */
export const pushGroups = (
  policy: unknown,
  users: ReadonlyArray<RecordedUser>,
  domain: string,
): WithPushedGroups => {
  if (!isJsonObject(policy) || !isJsonObject(policy.groups)) return { policy, groups: [] };
  const byName = new Map(
    users.map((user) => [canonicalUserName(recordedUserName(user)), recordedUserId(user)]),
  );
  const { groups: local, ...rest } = policy;
  const groups: PushedGroup[] = [];
  const pushed = new Set<string>();
  for (const [text, members] of Object.entries(local)) {
    const key = keyOf(text);
    if (key === undefined || !Array.isArray(members)) continue;
    pushed.add(key);
    groups.push({
      displayName: key.slice('group:'.length),
      members: members.flatMap((member) =>
        typeof member === 'string' ? (byName.get(canonicalUserName(member)) ?? []) : [],
      ),
    });
  }
  return { policy: rewrite(rest, pushed, domain), groups };
};
