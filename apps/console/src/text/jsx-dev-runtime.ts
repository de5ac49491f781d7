import { Fragment, jsx } from './jsx-runtime';

/** For `vite` alone, which tells more of an element than is used here. */
export const jsxDEV: typeof jsx = (type, props, key) => jsx(type, props, key);

export type { JSX } from './jsx-runtime';
export { Fragment };
