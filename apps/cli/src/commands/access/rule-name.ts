/** As people count: `acls rule 3, line 41`. */
export const ruleName = (section: string, index: number, line: number): string =>
  `${section} rule ${index + 1}, line ${line}`;
