// The Amazon States Language, JSONata dialect, as far as muc emits it, plus what the local interpreter reads. Field for
// field as AWS documents it; a template is JSON in which a string `{% … %}` is an expression.

export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [key: string]: Template };
export type Assign = { readonly [variable: string]: Template };

export interface StateMachine {
  readonly Comment?: string;
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: string;
  readonly States: States;
  readonly TimeoutSeconds?: number;
}

export type States = { readonly [name: string]: State };

export type State =
  | TaskState
  | ParallelState
  | MapState
  | PassState
  | WaitState
  | ChoiceState
  | SucceedState
  | FailState;

interface StateBase {
  readonly Comment?: string;
  readonly QueryLanguage?: 'JSONata';
}

/** Exactly one of the two stands on a state that can go on. */
export interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

export interface TaskState extends StateBase, Transition {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Arguments?: Template;
  readonly TimeoutSeconds?: number | string;
  readonly HeartbeatSeconds?: number | string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
  readonly Comment?: string;
}

export interface ParallelState extends StateBase, Transition {
  readonly Type: 'Parallel';
  readonly Branches: readonly {
    readonly StartAt: string;
    readonly States: States;
    readonly Comment?: string;
  }[];
  readonly Arguments?: Template;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface MapState extends StateBase, Transition {
  readonly Type: 'Map';
  readonly Items?: Template;
  readonly ItemSelector?: Template;
  readonly ItemProcessor: {
    readonly ProcessorConfig?: { readonly Mode: 'INLINE' };
    readonly StartAt: string;
    readonly States: States;
  };
  readonly MaxConcurrency?: number | string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface PassState extends StateBase, Transition {
  readonly Type: 'Pass';
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface WaitState extends StateBase, Transition {
  readonly Type: 'Wait';
  readonly Seconds?: number | string;
  readonly Timestamp?: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface ChoiceState extends StateBase {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface ChoiceRule {
  readonly Condition: string | boolean;
  readonly Next: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
  readonly Comment?: string;
}

export interface SucceedState extends StateBase {
  readonly Type: 'Succeed';
  readonly Output?: Template;
}

export interface FailState extends StateBase {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly Cause?: string;
}
