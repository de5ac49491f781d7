/** A browser as far as addresses and cookies go: it follows redirects and sends each host what that host set. */
export class Visitor {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Where one ends, and every address on the way. */
  async visit(address: string): Promise<{ readonly answer: Response; readonly way: ReadonlyArray<string> }> {
    const way = [address];
    for (;;) {
      const url = way.at(-1) ?? address;
      const answer = await this.ask(url);
      const location = answer.headers.get('location');
      if (location === null) return { answer, way };
      way.push(new URL(location, url).href);
    }
  }

  /** One answer, wherever it leads. */
  async ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    const answer = await fetch(address, {
      method,
      redirect: 'manual',
      headers: { ...headers, cookie: this.cookies(address) },
    });
    const jar = this.jar(address);
    for (const set of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split('; ');
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  cookies(address: string): string {
    return Array.from(this.jar(address), ([name, value]) => `${name}=${value}`).join('; ');
  }

  private jar(address: string): Map<string, string> {
    const { host } = new URL(address);
    const known = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, known);
    return known;
  }
}
