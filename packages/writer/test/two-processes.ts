import type { Command } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore } from '@rollcall/event-store';
import { createProjector, type Projector } from '@rollcall/projector';
import { appendHistory, exampleContext, exampleDirectory, type historyOf } from '@rollcall/testing';
import { type Committed, createWriter, type WriteError, type Writer } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import type { Choose } from './every-path';
import { type Step, type SteppedLine, steppedLine } from './stepped-line';

export type ProcessName = 'A' | 'B';

/** A change that a process is asked for. */
export type Asked = { readonly by: ProcessName; readonly command: Command };

/** What came of it when nothing more could happen. */
export type Outcome = {
  readonly store: EventStore;
  readonly projectors: ReadonlyArray<Projector>;
  readonly answers: ReadonlyMap<Asked, E.Either<WriteError<never>, Committed<undefined>>>;
  /** The steps, in their order. */
  readonly happened: ReadonlyArray<string>;
};

type Process = { readonly line: SteppedLine; readonly projector: Projector; readonly writer: Writer };

/** More turns of the event loop than a process takes until it waits for somebody else. */
const TURNS = 6;

/**
 * Two processes on one store are asked for changes, at any time and in any order; each may give up so many of
 * its appends while they travel. Timers must be fake.
 */
export const ofTwoProcesses = async (
  history: ReturnType<typeof historyOf>,
  asked: ReadonlyArray<Asked>,
  mayGiveUp: Readonly<Record<ProcessName, number>>,
  choose: Choose,
): Promise<Outcome> => {
  const store = createMemoryEventStore();
  await appendHistory(store, exampleDirectory, history);
  const start = async (name: ProcessName): Promise<Process> => {
    const line = steppedLine(name, store);
    const projector = createProjector({ store: line.store });
    await projector.catchUp(exampleDirectory)();
    return { line, projector, writer: createWriter({ store: line.store, projector }) };
  };
  const processes = { A: await start('A'), B: await start('B') };
  const waiting = new Set(asked);
  const answers = new Map<Asked, E.Either<WriteError<never>, Committed<undefined>>>();
  const happened: string[] = [];

  const asking = (one: Asked): Step => ({
    name: `${one.by} is asked for change ${asked.indexOf(one)}`,
    isLocal: true,
    happen: () => {
      waiting.delete(one);
      const change = { context: exampleContext, plan: () => E.right([one.command]), answer: () => undefined };
      const executed = processes[one.by].writer.execute<never, undefined>(exampleDirectory, change)();
      void executed.then((answer) => answers.set(one, answer));
    },
  });
  const stepsOf = (name: ProcessName): ReadonlyArray<Step> => {
    const { line } = processes[name];
    const asks = [...waiting].filter(({ by }) => by === name).map(asking);
    return [...asks, ...line.steps(line.givenUp() < mayGiveUp[name])];
  };

  for (;;) {
    await settled();
    const steps = nextSteps(stepsOf('A'), stepsOf('B'));
    const step = steps[steps.length < 2 ? 0 : choose(steps.length)];
    if (step === undefined) break;
    happened.push(step.name);
    await step.happen();
  }
  return { store, projectors: [processes.A.projector, processes.B.projector], answers, happened };
};

const timePasses: Step = {
  name: 'time passes',
  isLocal: false,
  happen: () => void jest.advanceTimersToNextTimer(),
};

/**
 * What can happen next. Steps that only their own process notices make no difference to the other, so the
 * orders in which the two take turns at them are tried once.
 */
const nextSteps = (ofA: ReadonlyArray<Step>, ofB: ReadonlyArray<Step>): ReadonlyArray<Step> => {
  if (jest.getTimerCount() > 0) return [...ofA, ...ofB, timePasses];
  const local = [ofA, ofB].find((steps) => steps.length > 0 && steps.every(({ isLocal }) => isLocal));
  return local ?? [...ofA, ...ofB];
};

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
