import { brokenLinkAnswer, eventAnswer } from '../encoding/read-answers';
import type { Node } from '../node';
import type { StoredRecord } from '../storage/stored-record';
import type { Outlet } from './outlet';

export const sendEvent = async (node: Node, outlet: Outlet, record: StoredRecord): Promise<void> => {
  const broken = node.settings.brokenLinks.has(record.stream);
  await outlet.send(broken ? brokenLinkAnswer(record) : eventAnswer(record));
  node.calls.eventsSent += 1;
};
