import type { FilterSyntax, TargetSyntax } from './syntax';

/** Writes a filter in its plainest form: parsing it again gives the same filter. */
export const printFilter = (filter: FilterSyntax): string => print(filter, 0);

export const printPath = (target: TargetSyntax): string => {
  const element = target.filter === undefined ? '' : `[${print(target.filter, 0)}]`;
  const sub = target.sub === undefined ? '' : `.${target.sub}`;
  return `${target.name}${element}${sub}`;
};

/** Equal for filters that differ only in the case of names and operators, in spaces and in needless brackets. */
export const comparableFilter = (filter: FilterSyntax): string =>
  printFilter(filter).replace(/"(?:[^"\\]|\\.)*"|[^"]+/g, (part) =>
    part.startsWith('"') ? part : part.toLowerCase(),
  );

/** Connections to the right of an equal one are grouped, as the parser reads them from the left. */
const print = (filter: FilterSyntax, power: number): string => {
  switch (filter._tag) {
    case 'Compare':
      return `${printPath(filter.target)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'Present':
      return `${printPath(filter.target)} pr`;
    case 'Element':
      return printPath(filter.target);
    case 'Not':
      return `not (${print(filter.filter, 0)})`;
    case 'And':
      return group(`${print(filter.left, 2)} and ${print(filter.right, 3)}`, power > 2);
    case 'Or':
      return group(`${print(filter.left, 1)} or ${print(filter.right, 2)}`, power > 1);
  }
};

const group = (text: string, needed: boolean): string => (needed ? `(${text})` : text);
