/** A test of what a SCIM service owes, by the name that the checklist of duties has for it. */
export const duty = (name: string, hold: () => Promise<void>): void => {
  test(`duty: ${name}`, hold);
};
