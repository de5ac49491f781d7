import { type Command, groupId, type Revision, userId } from '@rollcall/domain';
import { arbitraryCommand, BADGE, badgeExtension } from '@rollcall/testing';
import fc from 'fast-check';
import { DirectoryUnderTest } from './directory-under-test';

const declaration: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom('default', 'request').map((returned) => ({
    _tag: 'DeclareSchemaExtension' as const,
    extension: badgeExtension({ returned }),
  })),
  fc.constant({ _tag: 'WithdrawSchemaExtension' as const, id: BADGE }),
);

const commands = fc.array(
  fc.oneof({ weight: 12, arbitrary: arbitraryCommand() }, { weight: 1, arbitrary: declaration }),
  { maxLength: 40, size: 'max' },
);

const withoutDeclarations = fc.array(arbitraryCommand(), { maxLength: 40, size: 'max' });

const users = ['u0', 'u1', 'u2', 'u3', 'u4'].map((id) => `/Users/${id}`);
const groups = ['g0', 'g1', 'g2'].map((id) => `/Groups/${id}`);

const writtenAt = ({ view }: DirectoryUnderTest, url: string): Revision | undefined => {
  const id = url.split('/').at(-1) ?? '';
  return (view.user(userId(id)) ?? view.group(groupId(id)))?.changedRevision;
};

describe('the version of a resource', () => {
  it('is one for one representation, whatever the representation takes from others', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const directory = new DirectoryUnderTest();
        const represented = new Map<string, string>();
        for (const command of sequence) {
          directory.run([command]);
          for (const url of [...users, ...groups]) {
            const { status, headers, body } = directory.send('GET', url);
            if (status !== 200) continue;
            const version = `${url} ${headers.etag}`;
            const known = represented.get(version) ?? JSON.stringify(body);
            represented.set(version, known);
            expect([version, JSON.stringify(body)]).toEqual([version, known]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds for If-Match as long as nobody changed what a client can write', () => {
    fc.assert(
      fc.property(withoutDeclarations, fc.nat(), (sequence, cut) => {
        const directory = new DirectoryUnderTest();
        const split = cut % (sequence.length + 1);
        for (const command of sequence.slice(0, split)) directory.run([command]);
        const read = [...users, ...groups].flatMap((url) => {
          const { status, headers } = directory.send('GET', url);
          return status === 200
            ? [{ url, etag: headers.etag ?? '', written: writtenAt(directory, url) }]
            : [];
        });
        for (const command of sequence.slice(split)) directory.run([command]);
        for (const { url, etag, written } of read) {
          const again = directory.send('GET', url, undefined, { 'if-match': etag });
          if (again.status === 404) continue;
          expect([url, again.status]).toEqual([url, writtenAt(directory, url) === written ? 200 : 412]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
