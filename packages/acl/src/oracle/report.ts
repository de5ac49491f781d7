/** How many of some agree with the recording. */
export type Tally = { readonly agreed: number; readonly of: number };

export type OracleReport = {
  readonly accepted: Tally;
  readonly refused: Tally;
  readonly messages: Tally;
  readonly tests: Tally;
  /** Policies whose decisions were asked for, and how many decisions. */
  readonly policies: number;
  readonly checked: number;
  readonly mismatches: number;
  readonly lines: number;
  /** Why lines were passed over, and how often. */
  readonly skipped: ReadonlyMap<string, Occurrence>;
  /** Lines of which a part was left out. */
  readonly inPart: number;
  /** What differs or was left out, in words; the first of them. */
  readonly complaints: ReadonlyArray<string>;
  readonly complained: number;
};

export type Occurrence = { readonly count: number; readonly first: string };

const MAX_COMPLAINTS = 20;

const none: Tally = { agreed: 0, of: 0 };

export const emptyReport: OracleReport = {
  accepted: none,
  refused: none,
  messages: none,
  tests: none,
  policies: 0,
  checked: 0,
  mismatches: 0,
  lines: 0,
  skipped: new Map(),
  inPart: 0,
  complaints: [],
  complained: 0,
};

export const count = ({ agreed, of }: Tally, agrees: boolean): Tally => ({
  agreed: agreed + (agrees ? 1 : 0),
  of: of + 1,
});

/** Keeps the first complaints in words, and counts them all. */
export const complain = (report: OracleReport, complaints: ReadonlyArray<string>): OracleReport => ({
  ...report,
  complaints: [...report.complaints, ...complaints.slice(0, MAX_COMPLAINTS - report.complaints.length)],
  complained: report.complained + complaints.length,
});

export const skip = (report: OracleReport, reason: string, where: string): OracleReport => {
  const known = report.skipped.get(reason);
  const occurrence = { count: (known?.count ?? 0) + 1, first: known?.first ?? where };
  return { ...report, skipped: new Map([...report.skipped, [reason, occurrence]]) };
};

/** Whether the recordings were read whole, something was asked, and nothing differs from them. */
export const agrees = (report: OracleReport): boolean =>
  report.skipped.size === 0 &&
  report.inPart === 0 &&
  report.complained === 0 &&
  report.accepted.of + report.refused.of + report.policies > 0;
