/** 0: done, or the answer is yes. 1: it failed, or the answer is no. 2: the command line is wrong. */
export type ExitCode = 0 | 1 | 2;
