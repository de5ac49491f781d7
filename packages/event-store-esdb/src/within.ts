/** What the promise gives, or `late()` once the time is over. The promise must not reject. */
export const within = <A>(ms: number, promise: Promise<A>, late: () => A): Promise<A> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late()), ms);
    void promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
