import { type Organisation, organisation } from '../access/organisation';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { askScim } from './ask-scim';

/** Microseconds of one filter by `userName`, in a directory of many users and in one of few. */
export const byUserName = (sizes: {
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  readonly requests: number;
}): Comparison => {
  const few = organisation(sizes.few);
  const many = organisation(sizes.many);
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < sizes.rounds; round += 1) {
    collectGarbage();
    peer.push(askForUsers(few, sizes.requests));
    collectGarbage();
    ours.push(askForUsers(many, sizes.requests));
  }
  return {
    what: `userName eq, ${sizes.many.toLocaleString('en')} users`,
    unit: 'µs',
    ours: median(ours),
    peer: median(peer),
    peerIs: `ours, ${sizes.few.toLocaleString('en')} users`,
    target: atMost(1.3),
  };
};

/** Asks for users from all over the directory. */
const askForUsers = ({ directory, people }: Organisation, requests: number): number => {
  const asked = Array.from({ length: 1_000 }, (_, number) => people[(number * 7_919) % people.length]);
  const questions = asked.map((person) => {
    const userName = person?.userName ?? '';
    return { userName, query: new URLSearchParams({ filter: `userName eq "${userName}"` }) };
  });
  const milliseconds = processorTime(() => {
    for (let sent = 0; sent < requests; sent += 1) {
      const question = questions[sent % questions.length];
      if (question !== undefined) askScim(directory, ['Users'], question.query, question.userName);
    }
  });
  return (milliseconds / requests) * 1_000;
};
