// State machines as a person may bring them: both query languages, every field. What muc emits (asl/types.ts) is a part of it.
// A definition has been looked at before it runs (service/validation): fields have the types that stand here.
import type { Json } from './json.ts';

export type Language = 'JSONPath' | 'JSONata';

export interface Machine extends Block {
  readonly QueryLanguage?: Language;
  readonly TimeoutSeconds?: number;
}

export interface Block {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: StateDefinition };
}

export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

export type Template = Json;
export type Assignments = { readonly [variable: string]: Template };

export interface StateDefinition extends Leaving {
  readonly Type: StateType;
  readonly QueryLanguage?: Language;
  readonly End?: boolean;
  readonly InputPath?: string | null;
  // Task
  readonly Resource?: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  readonly Credentials?: Template;
  readonly Retry?: readonly RetryRule[];
  readonly Catch?: readonly CatchRule[];
  // Pass
  readonly Result?: Json;
  // Wait
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
  // Choice
  readonly Choices?: readonly Rule[];
  readonly Default?: string;
  // Fail
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
  // Parallel
  readonly Branches?: readonly Block[];
  // Map
  readonly Items?: Template;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Template;
  readonly ItemProcessor?: Processor;
  readonly Iterator?: Processor;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
}

/** How a state, a rule of a Choice, or a catcher is left. */
export interface Leaving {
  readonly Assign?: Assignments;
  readonly Output?: Template;
  readonly Next?: string;
  readonly ResultSelector?: Template;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
}

export interface RetryRule {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface CatchRule extends Leaving {
  readonly ErrorEquals: readonly string[];
}

/** `Condition` in JSONata; otherwise `Variable` with one operator, or `And`, `Or`, `Not`. */
export interface Rule extends Leaving {
  readonly Condition?: string | boolean;
  readonly Variable?: string;
  readonly And?: readonly Rule[];
  readonly Or?: readonly Rule[];
  readonly Not?: Rule;
}

export interface Processor extends Block {
  readonly ProcessorConfig?: { readonly Mode?: 'INLINE' | 'DISTRIBUTED'; readonly ExecutionType?: string };
}

export interface ItemReader {
  readonly Resource: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly ReaderConfig?: ReaderConfig;
}

export interface ReaderConfig {
  readonly InputType?: string;
  readonly CSVHeaderLocation?: string;
  readonly CSVHeaders?: readonly string[];
  readonly CSVDelimiter?: string;
  readonly MaxItems?: number | string;
  readonly MaxItemsPath?: string;
  readonly ItemsPointer?: string;
}

export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number | string;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: number | string;
  readonly MaxInputBytesPerBatchPath?: string;
  readonly BatchInput?: Template;
}

export interface ResultWriter {
  readonly Resource?: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly WriterConfig?: { readonly Transformation?: string; readonly OutputType?: string };
}

export function languageOf(machine: Pick<Machine, 'QueryLanguage'>, state: StateDefinition): Language {
  return state.QueryLanguage ?? machine.QueryLanguage ?? 'JSONPath';
}
