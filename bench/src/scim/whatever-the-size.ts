import type { Organisation, Person } from '../access/organisation';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { askScim } from './ask-scim';

/** The parameters of a query for users in which a person is found. */
export type Ask = (person: Person) => { readonly [parameter: string]: string };

/** Microseconds of one query for users, in a directory of many and in one of few. */
export const whateverTheSize = ({
  what,
  ask,
  few,
  many,
  rounds,
  requests,
}: {
  readonly what: string;
  readonly ask: Ask;
  readonly few: Organisation;
  readonly many: Organisation;
  readonly rounds: number;
  readonly requests: number;
}): Comparison => {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    collectGarbage();
    peer.push(askForUsers(few, ask, requests));
    collectGarbage();
    ours.push(askForUsers(many, ask, requests));
  }
  return {
    what: `${what}, ${many.people.length.toLocaleString('en')} users`,
    unit: 'µs',
    ours: median(ours),
    peer: median(peer),
    peerIs: `ours, ${few.people.length.toLocaleString('en')} users`,
    target: atMost(1.3),
  };
};

/** Asks for users from all over the directory. */
const askForUsers = ({ directory, people }: Organisation, ask: Ask, requests: number): number => {
  const asked = Array.from({ length: 1_000 }, (_, number) => people[(number * 7_919) % people.length]);
  const questions = asked.flatMap((person) =>
    person === undefined ? [] : [new URLSearchParams(ask(person))],
  );
  const milliseconds = processorTime(() => {
    for (let sent = 0; sent < requests; sent += 1) {
      const question = questions[sent % questions.length];
      if (question !== undefined) askScim(directory, ['Users'], question, '"Resources":[{');
    }
  });
  return (milliseconds / requests) * 1_000;
};
