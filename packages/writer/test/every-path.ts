/** Answers which of so many things, counted from 0, happens next. */
export type Choose = (count: number) => number;

/** Runs a system once for each way that its choices can go, depth first. */
export const onEveryPath = async (run: (choose: Choose) => Promise<void>): Promise<void> => {
  const path: Array<{ taken: number; readonly count: number }> = [];
  for (;;) {
    let depth = 0;
    await run((count) => {
      const chosen = path[depth] ?? { taken: 0, count };
      if (chosen.count !== count) throw new Error('the same choices led elsewhere');
      path[depth] = chosen;
      depth += 1;
      return chosen.taken;
    });
    while (path.at(-1)?.taken === (path.at(-1)?.count ?? 0) - 1) path.pop();
    const last = path.at(-1);
    if (last === undefined) return;
    last.taken += 1;
  }
};
