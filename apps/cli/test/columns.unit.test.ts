import { createColors } from 'picocolors';
import { columns } from '../src/terminal/columns';

describe('columns', () => {
  it('are as wide as their widest cell, without spaces at the end of a line', () => {
    expect(
      columns([
        ['NAME', 'USERS', ''],
        ['acme', '12', 'x'],
        ['a-longer-name', '3'],
      ]),
    ).toEqual(['NAME           USERS', 'acme           12     x', 'a-longer-name  3']);
  });

  it('give no room to colour', () => {
    const { green } = createColors(true);
    expect(
      columns([
        [green('ok'), 'a'],
        ['long', 'b'],
      ])[0],
    ).toBe(`${green('ok')}    a`);
  });

  it('of nothing are nothing', () => {
    expect(columns([])).toEqual([]);
  });
});
