import {
  type Actor,
  apiKeyId,
  type Command,
  commandId,
  createDirectory,
  type DirectoryId,
  decide,
  type EventEnvelope,
  evolve,
  idpProfile,
  requestId,
  sealEvents,
} from '@rollcall/domain';
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { exampleDirectory } from '../history/directory-of';
import { BADGE, badgeExtension } from '../history/extensions';
import { arbitraryCommand } from './commands';

const START = Date.UTC(2026, 4, 3, 10);

const keyIds = fc.constantFrom('k0', 'k1').map(apiKeyId);

const webhook = { method: 'webhook', receiver: 'https://siem.example.com', privateNetwork: false } as const;

const administration: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    _tag: fc.constantFrom('IssueApiKey' as const, 'EnableProvisioning' as const),
    key: fc.record({
      id: keyIds,
      label: fc.constantFrom('Okta', 'Entra'),
      secretHash: fc.constant('00'),
      issuedAt: fc.constant(new Date(START).toISOString()),
      expiresAt: fc.constant(null),
    }),
  }),
  fc.constant({ _tag: 'DisableProvisioning' } as const),
  fc.record({ _tag: fc.constant('RevokeApiKey' as const), keyId: keyIds }),
  fc.record({
    _tag: fc.constant('AcceptPolicy' as const),
    text: fc.constantFrom('{}', '{"acls":[]}'),
    hash: fc.constantFrom('a1', 'b2'),
  }),
  fc.constantFrom('server', 'none').map((uniqueness) => ({
    _tag: 'DeclareSchemaExtension' as const,
    extension: badgeExtension({ uniqueness }),
  })),
  fc.constant({ _tag: 'WithdrawSchemaExtension', id: BADGE } as const),
  fc.constantFrom<Command>(
    { _tag: 'AddFeed', feedId: 'siem', feed: webhook, after: 'start' },
    { _tag: 'MoveFeed', feedId: 'siem', from: '3', to: 'start' },
    { _tag: 'RemoveFeed', feedId: 'siem', feed: webhook },
  ),
  fc
    .constantFrom('a1', 'b2')
    .map((version) => ({ version, devices: 2, roles: 1 }))
    .chain((to) =>
      fc.record({
        _tag: fc.constant('ReplaceInventory' as const),
        from: fc.constantFrom(null, to, { version: 'c3', devices: 0, roles: 0 }),
        to: fc.constant(to),
      }),
    ),
  fc
    .constantFrom('okta' as const, 'entra' as const)
    .map((name) => ({ _tag: 'ChooseIdpProfile' as const, profile: idpProfile(name) })),
);

/** One request; its clock may run up to four minutes behind that of the one before. */
const step = fc.record({
  command: fc.oneof({ weight: 6, arbitrary: arbitraryCommand() }, { weight: 1, arbitrary: administration }),
  byKey: fc.boolean(),
  request: fc.constantFrom('r0', 'r1', 'r2', 'r3'),
  elapsedMs: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: -240_000, max: 0 })),
});

/** What an erasable directory opened with the policy `any` records of arbitrary requests, the refused ones left out. */
export const arbitraryHistory = (
  directoryId: DirectoryId = exampleDirectory,
  maxRequests = 60,
): fc.Arbitrary<ReadonlyArray<EventEnvelope>> =>
  fc.array(step, { maxLength: maxRequests, size: 'max' }).map((steps) => {
    const directory = createDirectory(directoryId);
    const history: EventEnvelope[] = [];
    let latest = START;
    const open: Command = {
      _tag: 'OpenDirectory',
      domains: ['example.com'],
      userNamePolicy: 'any',
      erasable: true,
    };
    const first = { command: open, byKey: false, request: 'r0', elapsedMs: 0 };
    for (const { command, byKey, request, elapsedMs } of [first, ...steps]) {
      const decision = decide(command)(directory);
      if (!isRight(decision)) continue;
      const [key] = directory.apiKeys;
      const actor: Actor =
        byKey && key !== undefined ? { type: 'apiKey', id: key.id } : { type: 'administrator', name: 'root' };
      const time = latest + elapsedMs;
      latest = Math.max(latest, time);
      const sealed = sealEvents(directory, decision.right, {
        actor,
        commandId: commandId(`command-${history.length}`),
        occurredAt: new Date(time).toISOString(),
        origin: actor.type === 'apiKey' ? 'SCIM' : 'CLI',
        requestId: requestId(request),
        source: {},
      });
      for (const event of sealed) evolve(directory, event);
      history.push(...sealed);
    }
    return history;
  });
