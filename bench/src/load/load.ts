import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One request over and over, from several connections at once. */
export type Load = {
  readonly url: string;
  /** POST when absent. */
  readonly method?: 'GET' | 'POST';
  readonly headers: { readonly [name: string]: string };
  /** `[<id>]` in it becomes an id of its own in each request. */
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
};

export type LoadResult = { readonly requestsPerSecond: number; readonly p50: number; readonly p99: number };

/** Sends from a process of its own; throws when an answer is not 2xx. */
export const load = async (plan: Load): Promise<LoadResult> => {
  const program = join(__dirname, 'load-process.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(plan)]);
  const said: LoadResult & { readonly failures: number } = JSON.parse(stdout);
  const { failures, ...result } = said;
  if (failures !== 0) throw new Error(`${failures} requests to ${plan.url} were not answered with success`);
  return result;
};
