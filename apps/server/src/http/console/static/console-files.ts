import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export type ConsoleFile = {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** Weak, for it is that of the body as it is and gzipped (RFC 9110 section 8.8.1). */
  readonly etag: string;
};

/** The built console by path, such as `/index.html`. Empty when it is not built. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads the few files once: what is served afterwards is found by name alone, never by a path. */
export const readConsoleFiles = (folder: string | undefined = builtFolder()): ConsoleFiles => {
  const files = new Map<string, ConsoleFile>();
  if (folder === undefined) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      type,
      body,
      gzipped: gzipSync(body),
      etag,
    });
  }
  return files;
};

const builtFolder = (): string | undefined => {
  try {
    const folder = join(dirname(require.resolve('@rollcall/console/package.json')), 'dist');
    readdirSync(folder);
    return folder;
  } catch {
    return undefined;
  }
};
