// Holds the arrows of the architecture, and shows first that a forbidden one would be seen.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const config = await extractConfig(path.resolve('.dependency-cruiser.cjs'));

const look = async (paths) => {
  const { output } = await cruise(paths, { ...config.options, ruleSet: config, validate: true });
  return output.summary;
};

const planted = 'packages/domain/src/planted';
const plant = async () => {
  mkdirSync(planted, { recursive: true });
  try {
    writeFileSync(
      `${planted}/violation.ts`,
      "export { createWriter } from '@rollcall/writer';\nexport { of } from 'rxjs';\n",
    );
    const { violations } = await look([`${planted}/violation.ts`]);
    return new Set(violations.map((violation) => violation.rule.name));
  } finally {
    rmSync(planted, { recursive: true });
  }
};

const seen = await plant();
for (const rule of ['domain-arrows', 'domain-libraries']) {
  if (!seen.has(rule)) {
    console.error(`architecture: a planted violation of ${rule} was not seen; the check is blind`);
    process.exit(1);
  }
}

// The console is TSX, which the parser cannot read; it talks HTTP only, so it may import nothing of ours.
const consoleSource = 'apps/console/src';
for (const file of readdirSync(consoleSource, { recursive: true, encoding: 'utf8' })) {
  if (!/\.tsx?$/.test(file)) continue;
  if (/from '(@rollcall\/|\.\.\/\.\.\/\.\.)/.test(readFileSync(`${consoleSource}/${file}`, 'utf8'))) {
    console.error(`architecture: ${consoleSource}/${file} imports a package of ours`);
    process.exit(1);
  }
}

const { violations, totalCruised, totalDependenciesCruised } = await look([
  'packages/*/src',
  'apps/{server,cli}/src',
  'examples/src',
]);
for (const { rule, from, to } of violations) console.error(`architecture: ${rule.name}: ${from} -> ${to}`);
if (totalCruised < 100) {
  console.error(`architecture: only ${totalCruised} modules were read`);
  process.exit(1);
}
console.log(
  `architecture: ${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} violations`,
);
process.exit(violations.length === 0 ? 0 : 1);
