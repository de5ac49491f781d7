import type { LoggedRequest, RequestPage } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';

/** A line for each request, oldest first; the reason below one that was refused. */
export const requestLines = ({ requests, next }: RequestPage, colors: Colors): ReadonlyArray<string> => {
  const { dim, red } = colors;
  const ordered = requests.toReversed();
  const [head = '', ...rows] = columns([
    ['TIME', 'STATUS', 'REQUEST', 'WHAT', 'MS', 'EVENTS', 'ID'].map(dim),
    ...ordered.map((request) => [
      request.time,
      request.status < 400 ? String(request.status) : red(String(request.status)),
      `${request.method} ${placeOf(request)}`,
      whatOf(request),
      String(request.milliseconds),
      request.revisions.join(' '),
      request.requestId,
    ]),
  ]);
  const older = next === undefined ? [] : [dim(`Older ones: --before ${next}`)];
  if (rows.length === 0)
    return [next === undefined ? 'Nothing that fits.' : 'Nothing that fits yet.', ...older];
  return [
    ...older,
    head,
    ...ordered.flatMap(({ detail, scimType, cause }, index) => [
      rows[index] ?? '',
      ...(detail === undefined ? [] : [`  ${scimType === undefined ? '' : `${scimType}: `}${detail}`]),
      ...(cause === undefined ? [] : [`  ${cause}`]),
    ]),
  ];
};

const placeOf = ({ route, resource, filter }: LoggedRequest): string => {
  const place = route.replace('/scim/v2', '').replace(':id', resource ?? ':id');
  return filter === undefined ? place : `${place}?filter=${filter}`;
};

const LONGEST = 60;

const whatOf = ({ body }: LoggedRequest): string => {
  const operations = body?.operations?.map(({ op, path, attributes = [], members }) =>
    [op, path ?? attributes.join(','), ...(members === undefined ? [] : [`(${members.total})`])].join(' '),
  );
  const what = operations?.join('; ') ?? body?.attributes?.join(',') ?? '';
  return what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what;
};
