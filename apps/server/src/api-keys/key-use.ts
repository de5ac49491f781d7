import type { ApiKeyId, DirectoryId } from '@rollcall/domain';

/**
 * When this process last saw each key, in memory alone: a new process knows of no use, and each of several
 * processes knows of its own.
 */
export class KeyUse {
  private readonly times = new Map<DirectoryId, Map<ApiKeyId, Date>>();

  note(directoryId: DirectoryId, keyId: ApiKeyId, at: Date): void {
    const keys = this.times.get(directoryId);
    if (keys === undefined) this.times.set(directoryId, new Map([[keyId, at]]));
    else keys.set(keyId, at);
  }

  lastUsed(directoryId: DirectoryId, keyId: ApiKeyId): Date | undefined {
    return this.times.get(directoryId)?.get(keyId);
  }
}
