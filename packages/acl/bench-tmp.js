const acl = require('./dist/index.js');
const { userId, groupId, revision } = require('@rollcall/domain');
function world(nu, ng, nr, nt) {
  let seed = 42;
  const rnd = (n) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % n;
  };
  const users = [];
  for (let i = 0; i < nu; i++)
    users.push({ id: userId('u' + i), userName: `user${i}@example.com`, active: true });
  const groups = [];
  for (let i = 0; i < ng; i++) groups.push({ id: groupId('g' + i), displayName: 'Team ' + i, members: [] });
  for (const u of users)
    for (let k = 0; k < 5; k++) {
      const g = groups[rnd(ng)];
      g.members.push(u.id);
    }
  const tagOwners = {};
  for (let i = 0; i < nt; i++) tagOwners['tag:t' + i] = [];
  const grants = [];
  for (let i = 0; i < nr; i++) {
    const src = [];
    for (let k = 0; k < 1 + rnd(3); k++) src.push(`group:team ${rnd(ng)}@example.com`);
    const dst = [];
    for (let k = 0; k < 1 + rnd(2); k++) dst.push('tag:t' + rnd(nt));
    const p = 1 + rnd(60000);
    grants.push({ src, dst, ip: [['tcp:22', 'tcp:443', `tcp:${p}-${p + 500}`, '*'][rnd(4)]] });
  }
  const text = JSON.stringify({ tagOwners, grants });
  const snap = { revision: revision(1), domains: ['example.com'], users, groups };
  return { snap, text, nu, nt, rnd };
}
for (const [nu, ng] of [
  [5000, 500],
  [100000, 5000],
]) {
  const w = world(nu, ng, 2000, 300);
  const directory = acl.snapshotDirectory(w.snap);
  let t = process.hrtime.bigint();
  const pol = { text: w.text, hash: 'h', acceptedRevision: 0n };
  const r = acl.createResolver({ directory, policy: () => pol });
  const ports = [22, 443, 80, 5432];
  const qs = [];
  for (let i = 0; i < 200000; i++)
    qs.push({
      src: { kind: 'userId', id: userId('u' + w.rnd(nu)) },
      dst: { kind: 'tag', tag: 'tag:t' + w.rnd(300) },
      port: ports[w.rnd(4)],
    });
  t = process.hrtime.bigint();
  r.decide(qs[0]);
  console.log('compile+first ms', Number(process.hrtime.bigint() - t) / 1e6);
  for (let round = 0; round < 4; round++) {
    t = process.hrtime.bigint();
    let a = 0;
    for (const q of qs) if (r.decide(q).effect === 'allow') a++;
    const s = Number(process.hrtime.bigint() - t) / 1e9;
    console.log(nu, 'users', Math.round(qs.length / s), 'dec/s', 'allowed', a / qs.length);
  }
  console.log(
    'rss',
    Math.round(process.memoryUsage().rss / 1e6),
    'MB heap',
    Math.round(process.memoryUsage().heapUsed / 1e6),
  );
}
