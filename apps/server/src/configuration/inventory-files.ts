import { DirectoryId } from '@rollcall/domain';
import { expecting } from '../validation/expecting';

/** Files with devices and roles, by directory id: `acme=devices.json,other=/etc/other.json`. */
export const InventoryFiles = expecting<ReadonlyMap<string, string>, string>(
  'DIRECTORY=FILE, several separated by commas',
  (text) => {
    const files = new Map<string, string>();
    for (const entry of text.split(',')) {
      const at = entry.indexOf('=');
      const [id, path] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
      if (at < 0 || !DirectoryId.is(id) || path === '' || files.has(id)) return undefined;
      files.set(id, path);
    }
    return files;
  },
);
