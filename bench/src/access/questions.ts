import type { Person } from './organisation';
import type { AccessRule } from './rules';

/** May this person reach this port of this service? */
export type Question = { readonly person: Person; readonly service: string; readonly port: number };

/**
 * People taken evenly from the organisation. Every second one asks for what a rule opens to a group of
 * theirs, the others for what any rule opens, which mostly is not for them. Reproducible.
 */
export const questionsOf = (
  people: ReadonlyArray<Person>,
  rules: ReadonlyArray<AccessRule>,
  count: number,
): ReadonlyArray<Question> => {
  const byGroup = new Map<string, AccessRule[]>();
  for (const rule of rules) byGroup.set(rule.group, [...(byGroup.get(rule.group) ?? []), rule]);
  const questions: Question[] = [];
  for (let number = 0; questions.length < count; number += 1) {
    const person = people[(number * 7_919) % people.length];
    const own = byGroup.get(person?.groups[number % 3] ?? '') ?? rules;
    const choice = number % 2 === 0 ? own : rules;
    const rule = choice[(number * 31) % choice.length];
    if (person === undefined || rule === undefined)
      throw new Error('there is nobody or nothing to ask about');
    questions.push({ person, service: rule.service, port: rule.port });
  }
  return questions;
};
