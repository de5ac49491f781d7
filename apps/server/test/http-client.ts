export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON object in the answer; an empty one when there is none. */
  readonly body: Record<string, unknown>;
  /** Of the resource in the answer; empty when there is none. */
  readonly id: string;
};

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Calls below a base URL. Text and bytes go out as they are, anything else as JSON; SCIM's media type unless told otherwise. */
export const caller =
  (base: string, always: Record<string, string>): Call =>
  async (method, path, content, headers = {}) => {
    const type: Record<string, string> =
      content === undefined
        ? {}
        : { 'content-type': base.endsWith('/api') ? 'application/json' : 'application/scim+json' };
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...always, ...type, ...headers },
      ...(content === undefined
        ? {}
        : {
            body:
              typeof content === 'string' || content instanceof Uint8Array
                ? content
                : JSON.stringify(content),
          }),
    });
    const text = await response.text();
    const body = objectIn(text);
    const id = typeof body.id === 'string' ? body.id : '';
    return { status: response.status, headers: response.headers, text, body, id };
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
