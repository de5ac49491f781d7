import { parseQuerySource } from '@rollcall/acl';
import { type MomentText, type WhatCan, whatCanReach } from '@rollcall/server';
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
import { servicesOf } from './services';

export const whatCanCommand = (access: Command, session: Session): void => {
  atMoment(access.command('what-can'))
    .description('what may <src> reach? Exit code 1: nothing')
    .argument('<directory>')
    .argument('<src>', END)
    .addOption(inventoryOption())
    .action((directory: string, src: string, options: { readonly inventory?: string } & MomentText) => {
      const end = parseQuerySource(src);
      return session.answer(
        end === undefined
          ? TE.left(usage('<src> must not be empty'))
          : pipe(
              momentOf(options),
              TE.chain((moment) =>
                useAccess(session, directory, options, (rollcall) =>
                  pipe(
                    whatCanReach(rollcall, directory, end, moment),
                    TE.bimap(administrationFailure, (what) => ({
                      json: what,
                      no: what.reach.length === 0,
                      lines: (colors) => [
                        ...whatLines(src, what, colors),
                        ...nearMissLines(directory, what.nearMisses, colors),
                      ],
                    })),
                  ),
                ),
              ),
            ),
      );
    });
};

const whatLines = (
  src: string,
  { reach, denied, revision }: WhatCan,
  { bold, dim, red }: Colors,
): ReadonlyArray<string> => {
  const asOf = dim(`as of revision ${revision}`);
  if (reach.length === 0) {
    const why = denied === null ? 'no rule opens anything to it' : decisionReasons[denied];
    return [`${bold(red('NOTHING'))}  may be reached by ${src}: ${why} ${dim(denied ?? '')}`.trimEnd(), asOf];
  }
  return [
    `${bold(src)} may reach`,
    ...columns([
      ['  DESTINATION', 'SERVICES', 'BY'].map(dim),
      ...rowsOf(reach).map(({ destination, services, rules }) => [`  ${destination}`, services, dim(rules)]),
    ]),
    asOf,
  ];
};

type Row = { readonly destination: string; readonly services: string; readonly rules: string };

/** One row for each destination and the rules that open it. */
const rowsOf = (reach: WhatCan['reach']): ReadonlyArray<Row> => {
  const rows = new Map<string, { destination: string; rules: string; open: Map<string, number[]> }>();
  for (const { destination, via, family, protocol, ports, rules: opening } of reach) {
    const through = via === undefined ? '' : ` via ${via.join(' or ')}`;
    const name = `${destination}${through}${family === undefined ? '' : ` (IPv${family})`}`;
    const rules = opening
      .map(({ section, index, line }) => `${section} ${index + 1} line ${line}`)
      .join('; ');
    const row = rows.get(`${name} ${rules}`) ?? {
      destination: name,
      rules,
      open: new Map<string, number[]>(),
    };
    row.open.set(ports, [...(row.open.get(ports) ?? []), protocol]);
    rows.set(`${name} ${rules}`, row);
  }
  return [...rows.values()].map(({ destination, rules, open }) => ({
    destination,
    rules,
    services: [...open].map(([ports, protocols]) => servicesOf(protocols, ports)).join(', '),
  }));
};
