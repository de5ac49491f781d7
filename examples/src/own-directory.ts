import { createResolver, snapshotDirectory } from '@rollcall/acl';
import { groupId, NO_EVENTS, userId } from '@rollcall/domain';

const POLICY = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "grants": [{ "src": ["group:engineering@example.com"], "dst": ["tag:prod"], "ip": ["tcp:443"] }],
}`;

/** Access over users and groups that another system keeps: no events, no store, only a view of them. */
export const askOwnDirectory = (print: (line: string) => void): void => {
  const ana = { id: userId('17'), userName: 'ana@example.com', active: true };
  const bo = { id: userId('18'), userName: 'bo@example.com', active: true };
  const directory = snapshotDirectory({
    revision: NO_EVENTS,
    domains: ['example.com'],
    users: [ana, bo],
    groups: [{ id: groupId('5'), displayName: 'Engineering', members: [ana.id] }],
  });
  const policy = { text: POLICY, hash: 'example', acceptedRevision: NO_EVENTS };
  const resolver = createResolver({ directory, policy: () => policy });
  for (const { userName } of [ana, bo]) {
    const { effect, rule } = resolver.decide({
      src: { kind: 'user', userName },
      dst: { kind: 'tag', tag: 'tag:prod' },
      port: 443,
    });
    print(`${userName}: ${effect}${rule === undefined ? '' : `, by line ${rule.line}`}`);
  }
};
