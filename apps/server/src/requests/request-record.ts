import type { ApiKeyId, DirectoryId, Revision } from '@rollcall/domain';
import type { BodyShape } from './body-shape';

/** A SCIM request and its answer, without passwords, keys and values of people's attributes. */
export type RequestRecord = {
  /** Also in the entries of the audit trail that it caused. A client may have chosen it, so it need not be unique. */
  readonly requestId: string;
  /** When it was answered: RFC 3339, UTC, milliseconds. */
  readonly time: string;
  /** Named by the key, although the key itself may be wrong; absent when nothing names one. */
  readonly directory?: DirectoryId | undefined;
  /** Absent when no key that was issued here came with it. */
  readonly key?: ApiKeyId | undefined;
  readonly method: string;
  /** The kind of path, such as `/scim/v2/Users/:id`. */
  readonly route: string;
  /** Id of the resource in the path. */
  readonly resource?: string | undefined;
  /** The filter, its values left out: `userName eq "…"`. */
  readonly filter?: string | undefined;
  readonly status: number;
  /** RFC 7644 section 3.12, when it was refused. */
  readonly scimType?: string | undefined;
  /** What the client was told then; it may quote the value that was refused. */
  readonly detail?: string | undefined;
  /** What it was not told, where the failure is ours. */
  readonly cause?: string | undefined;
  readonly milliseconds: number;
  readonly address: string;
  readonly userAgent?: string | undefined;
  readonly body?: BodyShape;
  /** Of the events that it caused. */
  readonly revisions: ReadonlyArray<Revision>;
};

/** The hour of a moment, when it began: `2026-05-03T10:00:00.000Z`. */
export const hourOf = (time: string): string => `${time.slice(0, 13)}:00:00.000Z`;

/** What is known once a request is answered; the body is looked at when there is time. */
export type NotedRequest = Omit<RequestRecord, 'body'> & { readonly body: () => BodyShape | undefined };
