import type { PolicyTestReport, PolicyTestResult } from './test-report';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 text: entities for markup; characters XML cannot hold become U+FFFD. */
const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    // oxlint-disable-next-line no-control-regex -- exactly the controls that XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

const testCase = ({ index, src, at, errors }: PolicyTestResult): string => {
  const name = `tests[${index}] from ${src === '' ? '(nobody)' : src}, line ${at.line}`;
  const open = `    <testcase classname="policy" name="${escape(name)}"`;
  if (errors.length === 0) return `${open}/>`;
  const message = escape(errors[0]?.message ?? '');
  const detail = escape(errors.map((error) => `line ${error.at.line}: ${error.message}`).join('\n'));
  return `${open}>\n      <failure message="${message}">${detail}</failure>\n    </testcase>`;
};

/** A JUnit report, as CI systems read it. */
export const formatJUnit = ({ results }: PolicyTestReport): string => {
  const failures = results.filter(({ errors }) => errors.length > 0).length;
  const counts = `tests="${results.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="policy tests" ${counts}>`,
    ...results.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};
