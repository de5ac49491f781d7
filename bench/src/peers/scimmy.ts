import { randomUUID } from 'node:crypto';
import express from 'express';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';
import { emailOf } from '../people/okta-person';

/** A resource in one of two maps: nothing is durable, nothing is checked beyond what the library checks. */
type Kept = { readonly id: string; readonly [attribute: string]: unknown };

const users = new Map<string, Kept>();
const groups = new Map<string, Kept>();

const handlersOver = (kept: Map<string, Kept>) => ({
  ingress: (resource: { readonly id?: string }, instance: object) => {
    const id = resource.id ?? randomUUID();
    const stored = { ...instance, id };
    kept.set(id, stored);
    return stored;
  },
  egress: (resource: { readonly id?: string }) => {
    if (resource.id === undefined) return [...kept.values()];
    const found = kept.get(resource.id);
    if (found === undefined) throw new SCIMMY.Types.Error(404, '', `no resource ${resource.id}`);
    return found;
  },
  degress: (resource: { readonly id?: string }) => {
    kept.delete(resource.id ?? '');
  },
});

const seed = (count: number): void => {
  const members = Array.from({ length: count }, (_, number) => {
    const email = emailOf(number);
    const id = `u${number}`;
    users.set(id, { id, userName: email, emails: [{ value: email, primary: true }] });
    return { value: id, display: email };
  });
  groups.set('g', { id: 'g', displayName: 'Everybody', members });
};

seed(Number(process.argv[2] ?? 0));
SCIMMY.Resources.declare(SCIMMY.Resources.User, handlersOver(users));
SCIMMY.Resources.declare(SCIMMY.Resources.Group, handlersOver(groups));
const app = express();
app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: () => 'bench' }));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
});
process.once('SIGTERM', () => server.close());
