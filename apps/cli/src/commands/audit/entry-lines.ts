import type { AuditEntry, AuditPage } from '@rollcall/projector';
import type { Stopped } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { actorOf, changeOf, targetOf } from './entry-words';

/** Oldest first, as a story is told. */
export const auditLines = (
  { entries, next, parked }: AuditPage & MayStop,
  { dim, red }: Colors,
): ReadonlyArray<string> => [
  ...(next === undefined ? [] : [dim(`Older ones: --before ${next}`)]),
  ...(entries.length === 0
    ? ['Nothing that fits.']
    : columns([
        ['REVISION', 'TIME', 'BY', 'WHAT', 'TARGET', 'CHANGE'].map(dim),
        ...entries
          .toReversed()
          .map((entry) => [
            String(entry.revision),
            entry.time,
            actorOf(entry),
            entry.event,
            targetOf(entry),
            changeOf(entry),
          ]),
      ])),
  ...stopLines(parked, red),
];

export type MayStop = { readonly parked?: Stopped };

/** That a trail ends where the directory stopped, after what there is of it. */
export const stopLines = (parked: Stopped | undefined, red: Colors['red']): ReadonlyArray<string> =>
  parked === undefined
    ? []
    : [
        '',
        red(
          `The trail stops before event ${parked.revision}, at which the directory stopped: ${parked.reason}.`,
        ),
        'It denies all access until that is mended.',
      ];

/** One event in full: by whom, from where, by which request, and what it changed. */
export const eventLines = (entries: ReadonlyArray<AuditEntry>, { dim }: Colors): ReadonlyArray<string> => {
  const [first] = entries;
  if (first === undefined) return ['This event changed nothing that is told here.'];
  const { source } = first;
  return [
    ...columns([
      [dim('revision'), String(first.revision)],
      [dim('event'), `${first.event} ${first.eventId}`],
      [dim('time'), first.time],
      [dim('by'), actorOf(first)],
      [
        dim('from'),
        `${source.address ?? 'this machine'}${source.userAgent === undefined ? '' : `, ${source.userAgent}`}`,
      ],
      [dim('request'), first.requestId],
      [dim('digest'), first.digest],
    ]),
    '',
    ...entries.map((entry) => `${targetOf(entry)}  ${changeOf(entry)}`.trimEnd()),
  ];
};
