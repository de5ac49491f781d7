import * as E from 'fp-ts/lib/Either.js';
import { bindFilter, elementScope } from '../filter/bind';
import { parsePath } from '../filter/parse';
import type { TargetSyntax } from '../filter/syntax';
import { type AttributePath, resolvePath } from '../path/resolve-path';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { type Attribute, subAttribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';
import type { PatchTarget } from './patch-operation';

/** Reads the path of an operation: 400 `invalidPath`, or `invalidFilter` for what stands in brackets. */
export const patchTarget = (type: ResourceType, path: string): E.Either<ScimError, PatchTarget> => {
  const syntax = parsePath(path);
  if (E.isLeft(syntax)) return invalidPath(`${syntax.left.message} at character ${syntax.left.at}`);
  const attributes = resolvePath(type, syntax.right.name);
  if (attributes === undefined) {
    return invalidPath(`unknown attribute "${shortened(syntax.right.name)}" at character ${syntax.right.at}`);
  }
  return withFilter(split(attributes), syntax.right);
};

const invalidPath = (what: string): E.Either<ScimError, never> =>
  E.left(badRequest('invalidPath', `path: ${what}. Nothing was changed.`));

/** The first list on the way is the target; what lies below it is a part of its elements. */
const split = (path: AttributePath): PatchTarget => {
  const list = path.findIndex((attribute) => attribute.multiValued);
  const index = list < 0 ? path.length - 1 : list;
  const sub = path[index + 1];
  return {
    containers: path.slice(0, index),
    attribute: path[index] ?? path[0],
    ...(sub === undefined ? {} : { sub }),
  };
};

const withFilter = (target: PatchTarget, syntax: TargetSyntax): E.Either<ScimError, PatchTarget> => {
  if (syntax.filter === undefined) return E.right(target);
  const { attribute } = target;
  if (!attribute.multiValued || target.sub !== undefined) {
    return invalidPath(`"${shortened(syntax.name)}" is not a list to choose from`);
  }
  if (attribute.type !== 'complex') {
    return invalidPath(
      `the values of "${shortened(syntax.name)}" have no parts to choose by; list them in the "value" of the operation`,
    );
  }
  const filter = bindFilter(elementScope(attribute), syntax.filter);
  if (E.isLeft(filter)) {
    return E.left(
      badRequest(
        'invalidFilter',
        `path: ${filter.left.message} at character ${filter.left.at}. Nothing was changed.`,
      ),
    );
  }
  const filtered = { ...target, filter: filter.right };
  if (syntax.sub === undefined) return E.right(filtered);
  const sub: Attribute | undefined = subAttribute(attribute, syntax.sub);
  return sub === undefined
    ? invalidPath(
        `unknown attribute "${shortened(`${syntax.name}.${syntax.sub}`)}" at character ${syntax.at}`,
      )
    : E.right({ ...filtered, sub });
};
