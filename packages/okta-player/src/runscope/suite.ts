import { isObject, type JsonObject, listAt, textAt } from '../wire/json';
import { asText } from './text';

/** A test in the JSON form that Runscope (BlazeMeter API Monitoring) exports, version 1.0. */
export type Suite = { readonly name: string; readonly steps: ReadonlyArray<Step> };

export type Step =
  | RequestStep
  | { readonly _tag: 'Pause'; readonly seconds: number }
  | { readonly _tag: 'Skipped'; readonly note: string }
  | { readonly _tag: 'Unknown'; readonly kind: string };

export type RequestStep = {
  readonly _tag: 'Request';
  readonly note: string;
  readonly method: string;
  /** With `{{variables}}`, and not yet percent-encoded. */
  readonly url: string;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: string | undefined;
  readonly assertions: ReadonlyArray<Assertion>;
  readonly variables: ReadonlyArray<Extraction>;
  readonly scripts: ReadonlyArray<string>;
  /** What the export asks for and the runner does not do; each is a failure. */
  readonly unsupported: ReadonlyArray<string>;
};

export type Assertion = {
  readonly source: string;
  readonly property: string;
  readonly comparison: string;
  readonly expected: string;
};

export type Extraction = { readonly name: string; readonly source: string; readonly property: string };

/** Reads an export; `undefined` when it has no list of steps. */
export const parseSuite = (json: unknown): Suite | undefined =>
  isObject(json) && Array.isArray(json.steps)
    ? { name: textAt(json, 'name') ?? 'suite', steps: json.steps.map(parseStep) }
    : undefined;

const parseStep = (json: unknown): Step => {
  const kind = textAt(json, 'step_type') ?? 'without a type';
  if (!isObject(json)) return { _tag: 'Unknown', kind };
  const note = textAt(json, 'note') ?? textAt(json, 'url') ?? kind;
  if (json.skipped === true) return { _tag: 'Skipped', note };
  if (kind === 'pause') return { _tag: 'Pause', seconds: Number(json.duration) || 0 };
  if (kind !== 'request') return { _tag: 'Unknown', kind };
  return {
    _tag: 'Request',
    note,
    method: textAt(json, 'method') ?? 'GET',
    url: textAt(json, 'url') ?? '',
    headers: headersOf(json.headers),
    body: textAt(json, 'body'),
    assertions: listAt(json, 'assertions').map((assertion) => ({
      source: textAt(assertion, 'source') ?? '',
      property: textAt(assertion, 'property') ?? '',
      comparison: textAt(assertion, 'comparison') ?? '',
      expected: asText(isObject(assertion) ? assertion.value : undefined),
    })),
    variables: listAt(json, 'variables').map((variable) => ({
      name: textAt(variable, 'name') ?? '',
      source: textAt(variable, 'source') ?? '',
      property: textAt(variable, 'property') ?? '',
    })),
    scripts: scriptsAt(json, 'scripts'),
    unsupported: [
      ...(scriptsAt(json, 'before_scripts').length > 0 ? ['before_scripts'] : []),
      ...['auth', 'form', 'multipart_form', 'binary_body'].filter((key) => !isBlank(json[key])),
    ],
  };
};

const headersOf = (headers: unknown): ReadonlyArray<readonly [string, string]> =>
  isObject(headers)
    ? Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(String).join(', ') : String(value),
      ])
    : [];

const scriptsAt = (json: JsonObject, key: string): ReadonlyArray<string> =>
  listAt(json, key)
    .map(String)
    .filter((script) => script.trim() !== '');

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || Object.keys(Object(value)).length === 0;
