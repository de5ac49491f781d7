import type { DirectoryId, DirectoryView, Revision } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import { asOf, type NotYet, type Parked } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';

type Pinned = Promise<E.Either<ReadError | Parked | NotYet, DirectoryView>>;

/** Past states held at once; each is as large as its directory, and can be made again. */
const MOST_VIEWS = 4;

/** Past states of directories that walks by cursor go through, made from the store one at a time. */
export class PinnedViews {
  /** The one longest unused first. */
  private readonly views = new Map<string, Pinned>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rollcall: Pick<Rollcall, 'store' | 'projector' | 'snapshots'>) {}

  /** The live state while nothing has happened since the revision, else a copy of the state at it. */
  async at(id: DirectoryId, revision: Revision): Pinned {
    const live = this.rollcall.projector.directory(id);
    if (live.revision === revision) return E.right(live);
    const name = `${id}@${revision}`;
    const pinned = this.views.get(name) ?? this.replayed(id, revision);
    this.views.delete(name);
    this.views.set(name, pinned);
    for (const oldest of this.views.keys()) {
      if (this.views.size <= MOST_VIEWS) break;
      this.views.delete(oldest);
    }
    const view = await pinned;
    if (E.isLeft(view) && this.views.get(name) === pinned) this.views.delete(name);
    return view;
  }

  private replayed(id: DirectoryId, revision: Revision): Pinned {
    const { store, snapshots } = this.rollcall;
    const made = this.last.then(() => asOf(store, id, { revision }, snapshots && { snapshots })());
    this.last = made;
    return made;
  }
}
