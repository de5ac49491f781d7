import { decisionReasons } from '../commands/access/decision-reasons';
import { DIRECTORY, type Stage } from './stage';

export type Verdict = {
  readonly allowed: boolean;
  readonly code: string;
  /** The code in words. */
  readonly reason: string;
  /** What failed closed, in the words an administrator reads. */
  readonly failedClosed: ReadonlyArray<string>;
};

/** May the person reach the tag on port 443? */
export const ask = async ({ admin }: Pick<Stage, 'admin'>, src: string, dst: string): Promise<Verdict> => {
  const answer = await admin.post(`/${DIRECTORY}/access/check`, { src, dst, port: 443 });
  const code = textOf(answer, 'code');
  const reasons: { readonly [known: string]: string } = decisionReasons;
  return {
    allowed: textOf(answer, 'effect') === 'allow',
    code,
    reason: reasons[code] ?? code,
    failedClosed: listOf(answer, 'failedClosed').map((fault) => textOf(fault, 'message')),
  };
};

export const claimAllowed = async (stage: Stage, src: string, dst: string): Promise<void> => {
  const { allowed, reason } = await ask(stage, src, dst);
  stage.narrator.claim(`${src} may reach ${dst}${allowed ? '' : ` (but: ${reason})`}`, allowed);
};

export const claimDenied = async (stage: Stage, src: string, dst: string, code: string): Promise<Verdict> => {
  const verdict = await ask(stage, src, dst);
  stage.narrator.claim(
    `${src} may not reach ${dst}: ${verdict.reason} (${verdict.code})`,
    !verdict.allowed && verdict.code === code,
  );
  return verdict;
};

export const textOf = (value: unknown, key: string): string => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
};

export const listOf = (value: unknown, key: string): ReadonlyArray<unknown> => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(found) ? found : [];
};
