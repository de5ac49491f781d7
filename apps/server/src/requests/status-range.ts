import type { RequestFilter } from './request-log';

type Range = NonNullable<RequestFilter['status']>;

/** `409`, a class such as `4xx`, or from one to another such as `4xx-5xx`; `undefined` for anything else. */
export const parseStatusRange = (text: string): Range | undefined => {
  const [from, to, ...more] = text.split('-').map(parsePart);
  if (more.length > 0 || from === undefined) return undefined;
  if (!text.includes('-')) return from;
  return to === undefined || to.most < from.least ? undefined : { least: from.least, most: to.most };
};

const parsePart = (text: string): Range | undefined => {
  if (/^[1-5]\d\d$/.test(text)) return { least: Number(text), most: Number(text) };
  if (!/^[1-5]xx$/i.test(text)) return undefined;
  const least = Number(text.slice(0, 1)) * 100;
  return { least, most: least + 99 };
};
