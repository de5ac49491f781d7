export {
  type CaseResult,
  type ConformanceOptions,
  type ConformanceReport,
  runConformance,
} from './run';
