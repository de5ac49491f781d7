import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { printReport } from '../src/oracle/print-report';
import { agrees } from '../src/oracle/report';
import { runOracle } from '../src/oracle/run-oracle';

const folder = resolve(__dirname, '../../../../shared/acl');
const present = existsSync(folder);
if (!present) process.stdout.write(`skipped: recorded decisions, ${folder} is absent\n`);
const files = present ? readdirSync(folder).map((name) => resolve(folder, name)) : [];
const captures = files.filter((file) => file.includes('_captures'));
const decisions = files.filter((file) => file.includes('_decisions'));

(present ? describe : describe.skip)('recordings of a live network', () => {
  it.each([
    ['as recorded', false],
    ['with every group of the policy rewritten as a pushed group', true],
  ])(
    '%s: every decision, acceptance, message and test outcome is the same',
    async (_name, pushedGroups) => {
      const report = await runOracle({ captures, decisions, pushedGroups });
      expect(printReport(report)).toEqual([
        'policies accepted as recorded  154 of 154',
        'policies refused as recorded   30 of 30',
        'recorded message in ours       30 of 30',
        'policy tests as recorded       19 of 19',
        'decisions checked              1,080,942 under 152 policies',
        'mismatches                     0',
      ]);
      expect(agrees(report)).toBe(true);
    },
    180_000,
  );
});
