import type { DirectoryId, DirectoryView, Revision } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import { asOf, type NotYet, type Parked } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';

type Pinned = Promise<E.Either<ReadError | Parked | NotYet, DirectoryView>>;

/** Past states held at once; any of them can be made again. */
const MOST_VIEWS = 4;
/** Users and groups of all states held, unless a single one has more. */
const MOST_RESOURCES = 1_000_000;

/** Past states of directories that walks by cursor go through, made from the store one at a time. */
export class PinnedViews {
  /** The one longest unused first; its size is 0 until it is made. */
  private readonly views = new Map<string, { readonly view: Pinned; size: number }>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rollcall: Pick<Rollcall, 'store' | 'projector' | 'snapshots'>) {}

  /** The live state while nothing has happened since the revision, else a copy of the state at it. */
  async at(id: DirectoryId, revision: Revision): Pinned {
    const live = this.rollcall.projector.directory(id);
    if (live.revision === revision) return E.right(live);
    // Who was erased since is in no state that is answered from, however old it is.
    const name = `${id}@${revision} without ${live.erased.size}`;
    const held = this.views.get(name) ?? { view: this.replayed(live, revision), size: 0 };
    this.views.delete(name);
    this.views.set(name, held);
    this.trim();
    const view = await held.view;
    if (E.isRight(view)) held.size = view.right.userCount + view.right.groupCount;
    else if (this.views.get(name) === held) this.views.delete(name);
    this.trim();
    return view;
  }

  private trim(): void {
    let resources = 0;
    for (const { size } of this.views.values()) resources += size;
    for (const [name, { size }] of this.views) {
      const fits = this.views.size <= MOST_VIEWS && resources <= MOST_RESOURCES;
      if (fits || this.views.size === 1) return;
      this.views.delete(name);
      resources -= size;
    }
  }

  private replayed({ id, erased }: DirectoryView, revision: Revision): Pinned {
    const { store, snapshots } = this.rollcall;
    const made = this.last.then(() =>
      asOf(store, id, { revision }, { ...(snapshots && { snapshots }), erased })(),
    );
    this.last = made;
    return made;
  }
}
