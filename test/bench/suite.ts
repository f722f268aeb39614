import type {Measurement} from './measurement.js';

export interface SuiteOptions {
  /** So little of everything that it only shows that the suite works: its figures mean nothing. */
  readonly small: boolean;
}

export type Suite = (options: SuiteOptions) => Promise<readonly Measurement[]>;
