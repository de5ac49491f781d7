import type { PortRange } from './service';

/** Ports as ascending ranges that neither overlap nor touch. */
export type PortSet = ReadonlyArray<PortRange>;

export const mergePorts = (ranges: ReadonlyArray<PortRange>): PortSet => {
  const merged: PortRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last === undefined || range.first > last.last + 1) merged.push(range);
    else if (range.last > last.last) merged[merged.length - 1] = { first: last.first, last: range.last };
  }
  return merged;
};

/** The ports of `from` that are not in `what`; both as `mergePorts` makes them. */
export const subtractPorts = (from: PortSet, what: PortSet): PortSet => {
  const left: PortRange[] = [];
  let passed = 0;
  for (const range of from) {
    let first = range.first;
    for (let hole = what[passed]; hole !== undefined && hole.first <= range.last; hole = what[passed]) {
      if (hole.first > first) left.push({ first, last: hole.first - 1 });
      first = Math.max(first, hole.last + 1);
      // It may reach into the next range.
      if (hole.last > range.last) break;
      passed += 1;
    }
    if (first <= range.last) left.push({ first, last: range.last });
  }
  return left;
};

/** As a policy writes them: `*`, `22`, `80-443`, joined by commas. */
export const formatPorts = (ports: PortSet): string =>
  ports
    .map(({ first, last }) => {
      if (first === 0 && last === 65535) return '*';
      return first === last ? `${first}` : `${first}-${last}`;
    })
    .join(',');
