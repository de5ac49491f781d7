/** Asks the admin API, as an administrator's script would. An answer that is no success rejects. */
export type AdminClient = {
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  /** Sends a text as it is. */
  readonly putText: (path: string, text: string) => Promise<unknown>;
};

export const createAdminClient = (serverUrl: string, token: string): AdminClient => {
  const ask = async (method: string, path: string, type: string, body?: string): Promise<unknown> => {
    const response = await fetch(`${serverUrl}/api/directories${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} /api/directories${path} answered ${response.status}: ${text}`);
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return answer;
  };
  return {
    get: (path) => ask('GET', path, ''),
    post: (path, body) => ask('POST', path, 'application/json', JSON.stringify(body)),
    putText: (path, text) => ask('PUT', path, 'text/plain; charset=utf-8', text),
  };
};
