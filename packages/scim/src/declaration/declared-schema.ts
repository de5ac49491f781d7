import type { SchemaExtension } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Schema } from '../schema/schema';
import { readAttributes } from './read-attribute';

/**
 * A declared extension as requests are held to it. It was checked when it was declared; one that cannot be
 * read any more has no attributes, so that nothing passes unchecked.
 */
export const declaredSchema = ({
  schema: { id, name, description, attributes },
}: SchemaExtension): Schema => ({
  id,
  name,
  description,
  attributes: pipe(
    readAttributes(attributes, 'attributes'),
    E.getOrElseW(() => []),
  ),
});
