import type { Exchange } from '@rollcall/okta-player';
import { createColors } from 'picocolors';
import type { Io } from '../terminal/io';

/** Tells the story of the demo, and keeps count of the claims that did not hold. */
export type Narrator = {
  readonly scene: (title: string) => void;
  readonly say: (...lines: ReadonlyArray<string>) => void;
  /** One request as Okta sent it, and what it was answered. */
  readonly exchange: (exchange: Exchange) => void;
  readonly claim: (claim: string, holds: boolean) => void;
  readonly broken: () => number;
};

export const createNarrator = (io: Io): Narrator => {
  const { bold, cyan, dim, green, red } = createColors(io.color);
  let scenes = 0;
  let broken = 0;
  return {
    scene: (title) => {
      scenes += 1;
      io.out('');
      io.out(bold(`${scenes}. ${title}`));
    },
    say: (...lines) => {
      for (const line of lines) io.out(`   ${line}`);
    },
    exchange: ({ method, path, requestBody, status }) => {
      const line = `${method} ${decodeURIComponent(path)}${requestBody === undefined ? '' : ` ${essence(requestBody)}`}`;
      io.out(`   ${cyan('okta')} ${shortened(line)} ${dim(`→ ${status}`)}`);
    },
    claim: (claim, holds) => {
      if (!holds) broken += 1;
      io.out(`   ${holds ? green('✓') : red('✗')} ${claim}`);
    },
    broken: () => broken,
  };
};

/** What a body is about: the operations of a PATCH, or the values that tell one resource from another. */
const essence = (body: unknown): string => {
  if (typeof body !== 'object' || body === null) return '';
  if ('Operations' in body) return JSON.stringify(body.Operations);
  const told = ['userName', 'displayName', 'active', 'members'] as const;
  return JSON.stringify(body, (key, value: unknown) =>
    key === '' || /^\d+$/.test(key) || told.some((name) => name === key) || key === 'display'
      ? value
      : undefined,
  );
};

const LONGEST = 110;

/** Ids are cut to their beginning, lines to what a terminal shows. */
const shortened = (line: string): string => {
  const text = line.replaceAll(/\b([0-9a-f]{8})-[0-9a-f-]{27}\b/g, '$1…');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
