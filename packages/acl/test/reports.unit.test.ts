import type { Diagnostic } from '../src/diagnostics/diagnostic';
import { formatAnnotations } from '../src/policy-tests/format-annotations';
import { formatJUnit } from '../src/policy-tests/format-junit';
import { type PolicyTestReport, tailscaleReport } from '../src/policy-tests/test-report';

const at = (line: number) => ({ line, column: 3, byteColumn: 4 });
const report: PolicyTestReport = {
  passed: false,
  results: [
    { index: 0, src: 'ann@example.com', at: at(2), errors: [] },
    {
      index: 1,
      src: '',
      at: at(5),
      errors: [
        { message: '<a> & "b"\u0001\ud800', at: at(6) },
        { message: '50%\r\nof, it: all', at: at(7) },
      ],
    },
  ],
};

describe('a report of policy tests', () => {
  it('for JUnit holds every test, and of those that fail every line', () => {
    expect(formatJUnit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="policy tests" tests="2" failures="1">
    <testcase classname="policy" name="tests[0] from ann@example.com, line 2"/>
    <testcase classname="policy" name="tests[1] from (nobody), line 5">
      <failure message="&lt;a&gt; &amp; &quot;b&quot;\ufffd\ufffd">line 6: &lt;a&gt; &amp; &quot;b&quot;\ufffd\ufffd
line 7: 50%\r
of, it: all</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('for GitHub is one command a line, whatever the messages hold', () => {
    const finding = (severity: Diagnostic['severity']): Diagnostic => ({
      code: 'syntax',
      severity,
      message: severity,
      ...at(1),
    });
    expect(
      formatAnnotations('a,b:c%.hujson', [finding('error'), finding('warning'), finding('info')], report),
    ).toEqual([
      '::error file=a%2Cb%3Ac%25.hujson,line=1,col=3::error',
      '::warning file=a%2Cb%3Ac%25.hujson,line=1,col=3::warning',
      '::notice file=a%2Cb%3Ac%25.hujson,line=1,col=3::info',
      '::error file=a%2Cb%3Ac%25.hujson,line=6,col=3::<a> & "b"\u0001\ud800',
      '::error file=a%2Cb%3Ac%25.hujson,line=7,col=3::50%25%0D%0Aof, it: all',
    ]);
    expect(formatAnnotations('a', [])).toEqual([]);
  });

  it('for Tailscale holds what failed alone', () => {
    expect(tailscaleReport(report)).toEqual({
      message: 'test(s) failed',
      data: [{ user: '', errors: ['<a> & "b"\u0001\ud800', '50%\r\nof, it: all'] }],
    });
    expect(tailscaleReport({ passed: true, results: [] })).toEqual({});
  });
});
