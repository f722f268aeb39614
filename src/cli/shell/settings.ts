import type {BoundValue} from '../../plan/bind-parameters.js';

/** What dot-commands change. */
export interface Settings {
  /** Undefined: what suits the place that rows go to. */
  format: string | undefined;
  timing: boolean;
  trace: boolean;
  /** A script, or a paste, ends at its first error. */
  bail: boolean;
  readonly parameters: Map<string, ParameterSetting>;
}

export interface ParameterSetting {
  readonly value: BoundValue;
  /** It was typed without being seen. */
  readonly isHidden: boolean;
}
