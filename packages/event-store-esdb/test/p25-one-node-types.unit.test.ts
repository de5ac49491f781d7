import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('P25: the old type packages that the client brings as dependencies', () => {
  it('there is one @types/node in the tree', () => {
    const file = join(__dirname, '..', '..', '..', 'package-lock.json');
    const lock: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const packages = Object.keys(Object(Object(lock).packages));
    expect(packages.filter((path) => path.endsWith('node_modules/@types/node'))).toEqual([
      'node_modules/@types/node',
    ]);
  });
});
