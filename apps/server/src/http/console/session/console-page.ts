/** A page of the console by its path and query; the first page for whatever is none, such as another site. */
export const consolePage = (wanted: unknown): string => {
  if (typeof wanted !== 'string' || wanted.length > MOST || !URL.canParse(wanted, NOWHERE)) return '/';
  const { origin, pathname, search } = new URL(wanted, NOWHERE);
  return origin === NOWHERE && /^\/directories(\/|$)/.test(pathname) ? `${pathname}${search}` : '/';
};

const NOWHERE = 'http://console.invalid';

/** The page travels in a cookie, which has 4,096 bytes at the most. */
const MOST = 1_000;
