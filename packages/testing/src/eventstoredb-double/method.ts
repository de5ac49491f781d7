/** The methods of the protocol that the double speaks. */
export type Method =
  | 'Append'
  | 'BatchAppend'
  | 'Read'
  | 'Delete'
  | 'Tombstone'
  | 'GetSupportedMethods'
  | 'Gossip';
