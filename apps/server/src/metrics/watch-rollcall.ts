import type { ProjectorStatus } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Rollcall } from '../runtime/rollcall';
import { parkedByCause } from './parked-causes';

const statusLabels: Readonly<Record<ProjectorStatus['_tag'], string>> = {
  CatchingUp: 'catching_up',
  Live: 'live',
  Retrying: 'retrying',
  Stopped: 'stopped',
};

/** Counts appends and follows the projection; answers the way to stop. */
export const watchRollcall = (
  { commits$, contact, feeds, projector, requests, snapshotAlarms$ }: Rollcall,
  register: Registry,
): (() => void) => {
  const registers = [register];
  const appended = new Counter({
    name: 'rollcall_events_appended_total',
    help: 'Events made durable by this process.',
    labelNames: ['directory'],
    registers,
  });
  const appends = new Counter({
    name: 'rollcall_appends_total',
    help: 'Appends by outcome; a Conflict is a race that another process won.',
    labelNames: ['outcome'],
    registers,
  });
  const batch = new Histogram({
    name: 'rollcall_append_batch_changes',
    help: 'Changes that shared one append.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 500],
    registers,
  });
  const durations = new Histogram({
    name: 'rollcall_append_duration_seconds',
    help: 'Until the store had answered an append.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const lagEvents = new Gauge({
    name: 'rollcall_projection_lag_events',
    help: 'Events received and not folded yet.',
    registers,
  });
  const lagSeconds = new Gauge({
    name: 'rollcall_projection_lag_seconds',
    help: 'Age of the oldest event received and not folded yet.',
    registers,
  });
  new Gauge({
    name: 'rollcall_directories_parked',
    help: 'Directories stopped at an event that cannot be read, by reason; they deny all access.',
    labelNames: ['reason'],
    registers,
    collect() {
      for (const [reason, count] of Object.entries(parkedByCause(projector))) this.set({ reason }, count);
    },
  });
  new Gauge({
    name: 'rollcall_feed_lag_events',
    help: 'Events that the receiver of a feed does not have yet.',
    labelNames: ['directory', 'feed'],
    registers,
    collect() {
      this.reset();
      const listed = feeds.list();
      for (const { directory, id, position } of E.isLeft(listed) ? [] : listed.right) {
        this.set({ directory, feed: id }, Number(projector.directory(directory).revision - position));
      }
    },
  });
  new Counter({
    name: 'rollcall_request_log_lost_total',
    help: 'Requests left out of the request log because it could not be written as fast.',
    registers,
    collect() {
      this.reset();
      this.inc(requests.lost());
    },
  });
  const status = new Gauge({
    name: 'rollcall_projection_status',
    help: '1 for what the projection does at the moment, 0 for the rest.',
    labelNames: ['status'],
    registers,
  });
  if (contact !== undefined) {
    new Gauge({
      name: 'rollcall_store_contact_age_seconds',
      help: 'Age of the last sign of the store; a resolver denies everything beyond its limit.',
      registers,
      collect() {
        this.set(contact.now().seconds);
      },
    });
  }
  const snapshotAlarms = new Counter({
    name: 'rollcall_snapshot_alarms_total',
    help: 'Snapshots that were not used or not written, by cause; the log was read instead.',
    labelNames: ['cause'],
    registers,
  });
  const subscriptions = [
    commits$.subscribe(({ directoryId, changes, events, milliseconds, outcome }) => {
      appends.inc({ outcome });
      batch.observe(changes);
      durations.observe(milliseconds / 1_000);
      if (outcome === 'Appended') appended.inc({ directory: directoryId }, events);
    }),
    snapshotAlarms$.subscribe((alarm) =>
      snapshotAlarms.inc({ cause: alarm._tag === 'SnapshotRefused' ? alarm.cause : alarm._tag }),
    ),
    projector.status$.subscribe(({ _tag }) => {
      for (const [tag, label] of Object.entries(statusLabels))
        status.set({ status: label }, tag === _tag ? 1 : 0);
    }),
    projector.lag$.subscribe(({ events, seconds }) => {
      lagEvents.set(events);
      lagSeconds.set(seconds);
    }),
  ];
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
};
