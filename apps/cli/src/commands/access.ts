import type { Command } from 'commander';
import type { Session } from '../store/session';
import { checkCommand } from './access/check';
import { diffCommand } from './access/diff';
import { explainCommand } from './access/explain';
import { previewCommand } from './access/preview';
import { whatCanCommand } from './access/what-can';
import { whoCanCommand } from './access/who-can';

export const accessCommand = (program: Command, session: Session): void => {
  const access = program.command('access').description('what the policy in force lets whom reach');
  for (const add of [
    checkCommand,
    explainCommand,
    whoCanCommand,
    whatCanCommand,
    diffCommand,
    previewCommand,
  ]) {
    add(access, session);
  }
};
