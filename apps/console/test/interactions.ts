import type { Page } from 'playwright-core';

/** What the browser measured itself of one kind of interaction, in milliseconds. */
export type Interaction = {
  readonly name: string;
  readonly times: number;
  /**
   * From the input to the next paint: three in four of the events that took 16 ms or more, the others not
   * counted. The slowest depend on what else the machine does in that moment.
   */
  readonly usualEvent: number;
  readonly slowestEvent: number;
  /** The longest that the page was kept from anything else; the browser tells of none under 50 ms. */
  readonly longestTask: number;
};

const OBSERVE = `(() => {
  const seen = { events: [], tasks: [] };
  const observe = (list, options) =>
    new PerformanceObserver((entries) =>
      list.push(...entries.getEntries().map(({ duration }) => duration)),
    ).observe(options);
  observe(seen.events, { type: 'event', durationThreshold: 16 });
  observe(seen.tasks, { type: 'longtask' });
  window.interactions = seen;
})()`;

const FORGET = 'window.interactions.events.length = window.interactions.tasks.length = 0';

/** The observers are told of the last frame some time after it. */
const TOLD_AFTER_MS = 300;

/** Lets the browser measure every page that is gone to from now on. */
export const observeInteractions = (page: Page): Promise<unknown> => page.addInitScript(OBSERVE);

export const measureInteraction = async (
  page: Page,
  name: string,
  times: number,
  interact: (turn: number) => Promise<unknown>,
): Promise<Interaction> => {
  await page.waitForTimeout(TOLD_AFTER_MS);
  await page.evaluate(FORGET);
  for (let turn = 0; turn < times; turn++) await interact(turn);
  await page.waitForTimeout(TOLD_AFTER_MS);
  const seen: { events: number[]; tasks: number[] } = await page.evaluate('window.interactions');
  return {
    name,
    times,
    usualEvent: seen.events.sort((a, b) => a - b)[Math.ceil(seen.events.length * 0.75) - 1] ?? 0,
    slowestEvent: Math.max(0, ...seen.events),
    longestTask: Math.max(0, ...seen.tasks),
  };
};

export const describeInteraction = (measured: Interaction): string => {
  const { name, times, usualEvent, slowestEvent, longestTask } = measured;
  return `${name}, ${times} times: three in four events within ${told(usualEvent, 16)}, the slowest ${told(slowestEvent, 16)}; longest task ${told(longestTask, 50)}\n`;
};

const told = (milliseconds: number, least: number): string =>
  milliseconds === 0 ? `less than ${least} ms` : `${Math.round(milliseconds)} ms`;
