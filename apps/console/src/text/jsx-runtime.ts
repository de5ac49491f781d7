import { jsx as element, jsxs as elements, Fragment } from 'react/jsx-runtime';
import { visible } from './visible';

/**
 * What JSX is compiled to here: React's own, but that every text inside of an element is `visible`, so that no page
 * has to think of it. A component that gives back a bare text puts it into a fragment.
 */
export const jsx: typeof element = (type, props, key) => element(type, withVisibleText(props), key);

export const jsxs: typeof elements = (type, props, key) => elements(type, withVisibleText(props), key);

export type { JSX } from 'react';
export { Fragment };

const withVisibleText = (props: unknown): unknown => {
  if (typeof props !== 'object' || props === null || !('children' in props)) return props;
  const { children } = props;
  if (typeof children === 'string') return { ...props, children: visible(children) };
  if (!Array.isArray(children) || !children.some(isText)) return props;
  return { ...props, children: children.map((child: unknown) => (isText(child) ? visible(child) : child)) };
};

const isText = (child: unknown): child is string => typeof child === 'string';
