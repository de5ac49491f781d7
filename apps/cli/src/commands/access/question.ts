import { parseQueryDestination, parseQuerySource, type Query } from '@rollcall/acl';
import { parseRevision } from '@rollcall/domain';
import type { MomentText } from '@rollcall/server';
import type { Command } from 'commander';
import { inventoryOption } from '../../store/use-access';
import { atMoment } from '../moment';
import { END } from './ends';

export type QuestionOptions = {
  readonly port: string;
  readonly proto?: string;
  readonly minRevision?: string;
  readonly inventory?: string;
} & MomentText;

/** A command that asks whether one end may reach another. */
export const questionCommand = (access: Command, name: string): Command =>
  atMoment(access.command(name))
    .argument('<directory>')
    .argument('<src>', END)
    .argument('<dst>', 'the same, or "self" for another device of the source')
    .option('--port <number>', 'of the destination', '443')
    .option('--proto <name>', 'tcp when absent')
    .option('--min-revision <number>', 'deny rather than answer from a state before this')
    .addOption(inventoryOption());

export const questionOf = (
  src: string,
  dst: string,
  { port, proto, minRevision }: QuestionOptions,
): Query | undefined => {
  const least = minRevision === undefined ? undefined : parseRevision(minRevision);
  const [from, to] = [parseQuerySource(src), parseQueryDestination(dst)];
  const usable = /^[0-9]{1,5}$/.test(port) && (minRevision === undefined) === (least === undefined);
  if (!usable || from === undefined || to === undefined) return undefined;
  return {
    src: from,
    dst: to,
    port: Number(port),
    ...(proto === undefined ? {} : { proto }),
    ...(least === undefined ? {} : { minRevision: least }),
  };
};

export const NO_QUESTION = '<src> and <dst> must not be empty; --port and --min-revision take whole numbers';

export const asked = (src: string, dst: string, { port, proto = 'tcp' }: Query): string =>
  `${src} → ${dst}, ${proto} port ${port}`;
