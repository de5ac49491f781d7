import { commandId, eventIdOf, overlayOn } from '@rollcall/domain';
import { arbitraryCommand, directoryOf, exampleContext, opened } from '@rollcall/testing';
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { decideCommands } from '../src/decide-commands';

describe('trap P18: an append with the same event id twice is refused though it was written', () => {
  it('cannot happen: ids are unique in a batch by construction', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCommand(), { maxLength: 12 }), (commands) => {
        let count = 0;
        const options = { now: () => new Date(0), newCommandId: () => commandId(`c${count++}`) };
        const state = overlayOn(directoryOf([opened('any')]));
        const decided = decideCommands(state, commands, exampleContext, options);
        fc.pre(isRight(decided));
        const ids = decided.right.map((event) => event.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('cannot happen: an id is a UUIDv5 of the command and the place of the event in what it made', () => {
    const first = eventIdOf(commandId('c'), 0);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(eventIdOf(commandId('c'), 0)).toBe(first);
    expect(new Set([first, eventIdOf(commandId('c'), 1), eventIdOf(commandId('d'), 0)]).size).toBe(3);
  });
});
