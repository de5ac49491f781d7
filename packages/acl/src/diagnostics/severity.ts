/** `error` blocks a save, `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';
