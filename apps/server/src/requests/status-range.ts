import type { RequestFilter } from './request-log';

/** `409`, or a class such as `4xx`; `undefined` for anything else. */
export const parseStatusRange = (text: string): RequestFilter['status'] => {
  if (/^[1-5]\d\d$/.test(text)) return { least: Number(text), most: Number(text) };
  if (!/^[1-5]xx$/i.test(text)) return undefined;
  const least = Number(text.slice(0, 1)) * 100;
  return { least, most: least + 99 };
};
