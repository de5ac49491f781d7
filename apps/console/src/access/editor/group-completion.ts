import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { SyncedGroup } from '../../api/access-types';
import { count } from '../../elements/format';

/** Offers the pushed groups inside a string, from the first letters on. */
export const completeGroups =
  (groups: () => ReadonlyArray<SyncedGroup>) =>
  (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/"[^"\n]*/);
    if (word === null || (word.text.length < 2 && !context.explicit)) return null;
    return {
      from: word.from + 1,
      options: groups().flatMap(({ selectors, displayName, memberCount }) =>
        selectors.map((selector) => ({
          label: selector,
          apply: JSON.stringify(selector).slice(1, -1),
          detail: count(memberCount, 'member'),
          info: displayName,
          type: 'constant',
        })),
      ),
      validFor: /^[^"\n]*$/,
    };
  };
