import { parseQuerySource } from '@rollcall/acl';
import { type MomentText, type WhoCan, whoCanReach } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Colors } from 'picocolors/types';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import { usage } from '../../terminal/answer';
import { columns } from '../../terminal/columns';
import { atMoment, momentOf } from '../moment';
import { decisionReasons } from './decision-reasons';
import { END } from './ends';
import { nearMissLines } from './near-miss-lines';

type WhoOptions = {
  readonly port: string;
  readonly proto?: string;
  readonly inventory?: string;
} & MomentText;

export const whoCanCommand = (access: Command, session: Session): void => {
  atMoment(access.command('who-can'))
    .description('who may reach <dst>? Exit code 1: nobody')
    .argument('<directory>')
    .argument('<dst>', END)
    .option('--port <number>', 'of the destination', '443')
    .option('--proto <name>', 'tcp when absent')
    .addOption(inventoryOption())
    .action((directory: string, dst: string, options: WhoOptions) => {
      const { port, proto = 'tcp' } = options;
      const end = parseQuerySource(dst);
      return session.answer(
        end === undefined || !/^[0-9]{1,5}$/.test(port)
          ? TE.left(usage('<dst> must not be empty; --port takes a whole number'))
          : pipe(
              momentOf(options),
              TE.chain((moment) =>
                useAccess(session, directory, options, (rollcall) =>
                  pipe(
                    whoCanReach(rollcall, directory, { dst: end, port: Number(port), proto }, moment),
                    TE.bimap(administrationFailure, (who) => ({
                      json: who,
                      no: countOf(who) === 0,
                      lines: (colors) => [
                        ...whoLines(`${dst}, ${proto} port ${port}`, who, colors),
                        ...nearMissLines(directory, who.nearMisses, colors),
                      ],
                    })),
                  ),
                ),
              ),
            ),
      );
    });
};

const countOf = ({ users, tags, nodes, addresses }: WhoCan): number =>
  users.length + tags.length + nodes.length + addresses.length;

const whoLines = (place: string, who: WhoCan, { bold, dim, red }: Colors): ReadonlyArray<string> => {
  const asOf = dim(`as of revision ${who.revision}`);
  if (countOf(who) === 0) {
    const why = who.denied === null ? '' : `: ${decisionReasons[who.denied]} ${dim(who.denied)}`;
    return [`${bold(red('NOBODY'))}  may reach ${place}${why}`, asOf];
  }
  const list = (name: string, items: ReadonlyArray<string>) =>
    items.map((item, index) => [dim(index === 0 ? `  ${name}` : ''), item]);
  return [
    `${bold(String(countOf(who)))} may reach ${place}`,
    ...columns([
      ...list('users', who.users.map(({ userName }) => userName).sort()),
      ...list('tags', who.tags),
      ...list('devices', who.nodes),
      ...list('addresses', who.addresses),
    ]),
    asOf,
  ];
};
