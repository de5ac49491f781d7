import { createColors } from 'picocolors';
import { visible } from '../src/terminal/visible';

describe('a line for a terminal', () => {
  it.each([
    ['a colour of its own', '\u001b[8mhidden', '\\u001b[8mhidden'],
    ['a command to the terminal', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['a line break', 'ana\r\n4  UserDeleted', 'ana\\u000d\\u000a4  UserDeleted'],
    ['another direction of writing', '\u202emoc.elpmaxe', '\\u202emoc.elpmaxe'],
    ['an eight-bit control', '\u009b31m', '\\u009b31m'],
  ])('shows %s in a name as what it is', (_, name, shown) => {
    expect(visible(`user ${name}`)).toBe(`user ${shown}`);
  });

  it('keeps our colours and everything else', () => {
    const { bold, dim, green, red, yellow, cyan } = createColors(true);
    const line = [bold, dim, green, red, yellow, cyan].map((paint) => paint('Zoë 李 👋 →')).join('\t');
    expect(visible(line)).toBe(line);
  });
});
