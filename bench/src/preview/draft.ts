import type { Person } from '../access/organisation';

/** A policy that lets people, one a rule, to so many ports of one service, from the next port on for each. */
export const draftText = (
  people: ReadonlyArray<Person>,
  rules: number,
  ports: number,
  firstPort: number,
): string =>
  JSON.stringify({
    tagOwners: { 'tag:web': [] },
    grants: Array.from({ length: rules }, (_, number) => {
      const first = firstPort + number;
      return {
        src: [people[number % people.length]?.userName],
        dst: ['tag:web'],
        ip: [ports === 1 ? String(first) : `${first}-${first + ports - 1}`],
      };
    }),
  });
