import type { Command } from 'commander';
import type { Session } from '../store/session';
import { applyCommand } from './policy/apply';
import { checkCommand } from './policy/check';
import { diffCommand } from './policy/diff';
import { lockCommand } from './policy/lock';
import { previewCommand } from './policy/preview';
import { showCommand } from './policy/show';
import { testCommand } from './policy/test';

export const policyCommand = (program: Command, session: Session): void => {
  const policy = program.command('policy').description('the access rules of a directory');
  for (const add of [
    checkCommand,
    testCommand,
    diffCommand,
    previewCommand,
    applyCommand,
    showCommand,
    lockCommand,
  ]) {
    add(policy, session);
  }
};
