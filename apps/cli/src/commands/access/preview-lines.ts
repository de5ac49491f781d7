import type { PreviewReport, ReportedChange } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { ruleName } from './rule-name';
import { servicesOf } from './services';

/** What would be lost and gained, then what that leaves behind. */
export const previewLines = (report: PreviewReport, colors: Colors): ReadonlyArray<string> => {
  const { bold, green, red, yellow } = colors;
  const part = (title: string, items: ReadonlyArray<string>): ReadonlyArray<string> =>
    items.length === 0 ? [] : ['', bold(title), ...items.map((item) => `  ${item}`)];
  return [
    ...(report.unchanged ? ['Nobody would lose or gain access.'] : []),
    ...changeLines(report.changes, colors),
    ...part(
      'Rules that would apply to nobody',
      report.deadRules.map(({ section, index, line }) => yellow(ruleName(section, index, line))),
    ),
    ...part(
      'Names that would stand for nobody',
      [...rulesByMessage(report.newlyUnresolved)].flatMap(([message, rules]) => [
        message,
        `  ${yellow(rules.join('; '))}`,
      ]),
    ),
    ...part('Destinations that no user would reach', report.deserted),
    ...part('Groups left without an active member', report.emptiedGroups),
    ...part(
      'Tests of the policy that would turn',
      report.flippedTests.flatMap(({ line, src, passes, errors }) =>
        passes
          ? [green(`line ${line}, ${src}: would pass`)]
          : errors.map((error) => red(`line ${error.line}, ${src}: ${error.message}`)),
      ),
    ),
  ];
};

/** What is lost, then what is gained, a line for each pair. */
export const changeLines = (
  changes: ReadonlyArray<ReportedChange>,
  { green, red }: Colors,
): ReadonlyArray<string> =>
  columns([
    ...rowsOf(changes, 'lost').map((row) => row.map(red)),
    ...rowsOf(changes, 'gained').map((row) => row.map(green)),
  ]);

/** A name may stand in several rules. */
const rulesByMessage = (
  unresolved: PreviewReport['newlyUnresolved'],
): ReadonlyMap<string, ReadonlyArray<string>> => {
  const rules = new Map<string, string[]>();
  for (const { section, ruleIndex, line, message } of unresolved) {
    rules.set(message, [...(rules.get(message) ?? []), ruleName(section, ruleIndex, line)]);
  }
  return rules;
};

/** `-` or `+`, from whom, to where, what; what one pair loses over several protocols in one row. */
const rowsOf = (
  changes: ReadonlyArray<ReportedChange>,
  which: 'lost' | 'gained',
): ReadonlyArray<ReadonlyArray<string>> => {
  const rows = new Map<string, { from: string; to: string; services: string[] }>();
  for (const { sources, destinations, family, protocols, [which]: ports } of changes) {
    if (ports === '') continue;
    const from = namesOf(sources);
    const to = `${namesOf(destinations)}${family === undefined ? '' : ` (IPv${family})`}`;
    const key = JSON.stringify([sources, destinations, family]);
    const row = rows.get(key) ?? { from, to, services: [] };
    row.services.push(servicesOf(protocols, ports));
    rows.set(key, row);
  }
  const sign = which === 'lost' ? '- loses' : '+ gains';
  return [...rows.values()].map(({ from, to, services }) => [
    sign,
    from,
    '→',
    to === 'autogroup:self' ? 'own devices' : to,
    services.toSorted(byPorts).join(', '),
  ]);
};

const SHOWN = 4;

const namesOf = (names: ReadonlyArray<string>): string =>
  names.length <= SHOWN + 1
    ? names.join(', ')
    : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;

/** Ports first: a way for icmp comes along with one for tcp. */
const byPorts = (a: string, b: string): number => Number(b.includes(' ')) - Number(a.includes(' '));
