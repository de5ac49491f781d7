export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON object in the answer; an empty one when there is none. */
  readonly body: Record<string, unknown>;
};

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Calls below a base URL. A text goes out as it is, anything else as JSON; SCIM's media type unless told otherwise. */
export const caller =
  (base: string, always: Record<string, string>): Call =>
  async (method, path, body, headers = {}) => {
    const type: Record<string, string> =
      body === undefined
        ? {}
        : { 'content-type': base.endsWith('/api') ? 'application/json' : 'application/scim+json' };
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...always, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: objectIn(text) };
  };

const objectIn = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
