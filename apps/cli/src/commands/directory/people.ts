import type { Moment } from '@rollcall/projector';
import {
  groupCalled,
  listMembers,
  listUsers,
  type MomentText,
  type Page,
  type Rollcall,
} from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { type Answer, type Failure, usage } from '../../terminal/answer';
import { columns } from '../../terminal/columns';
import { atMoment, momentOf } from '../moment';

type ListOptions = MomentText & { readonly limit: string; readonly offset: string };

/** Who is in a directory, and who in a group of it; now or at a moment of the past. */
export const peopleCommands = (directory: Command, session: Session): void => {
  list(directory.command('users'))
    .description('everybody, in the order they came')
    .argument('<id>')
    .action((id: string, options: ListOptions) => session.answer(listed(session, options, usersOf(id))));

  list(directory.command('members'))
    .description('who is in a group')
    .argument('<id>')
    .argument('<group>', 'its name or id; with --at or --revision, the name of then')
    .action((id: string, group: string, options: ListOptions) =>
      session.answer(listed(session, options, membersOf(id, group))),
    );
};

const list = (command: Command): Command =>
  atMoment(command)
    .option('--limit <number>', 'how many', '100')
    .option('--offset <number>', 'how many to pass over', '0');

type Ask = (
  rollcall: Rollcall,
  wish: { readonly offset: number; readonly limit: number },
  moment: Moment | undefined,
) => TE.TaskEither<Failure, Answer>;

const listed = (session: Session, { limit, offset, ...options }: ListOptions, ask: Ask) =>
  [limit, offset].every((text) => /^[0-9]{1,9}$/.test(text))
    ? pipe(
        momentOf(options),
        TE.chain((moment) =>
          useStore(session, (rollcall) =>
            ask(rollcall, { offset: Number(offset), limit: Number(limit) }, moment),
          ),
        ),
      )
    : TE.left(usage('--limit and --offset take whole numbers'));

const usersOf =
  (id: string): Ask =>
  (rollcall, wish, moment) =>
    pipe(
      listUsers(rollcall, id, wish, moment),
      TE.bimap(administrationFailure, (page) =>
        answer(page, ['USER', 'ACTIVE', 'GROUPS', 'ID'], ({ userName, active, groups, id: user }) => [
          userName,
          active ? 'yes' : 'no',
          groups.join(', '),
          user,
        ]),
      ),
    );

const membersOf =
  (id: string, group: string): Ask =>
  (rollcall, wish, moment) =>
    pipe(
      groupCalled(rollcall, id, group, moment),
      TE.chain((groupId) => listMembers(rollcall, id, groupId, wish, moment)),
      TE.bimap(administrationFailure, (page) =>
        answer(page, ['MEMBER', 'ACTIVE', 'ID'], ({ userName, active, id: user }) => [
          userName,
          active ? 'yes' : 'no',
          user,
        ]),
      ),
    );

const answer = <Item>(
  page: Page<Item>,
  heads: ReadonlyArray<string>,
  row: (item: Item) => ReadonlyArray<string>,
): Answer => ({
  json: page,
  lines: ({ dim }) => [
    ...(page.total === 0 ? ['Nobody.'] : columns([heads.map(dim), ...page.items.map(row)])),
    ...(page.total > page.offset + page.items.length
      ? [dim(`${page.total} in all; go on with --offset ${page.offset + page.items.length}`)]
      : []),
  ],
});
