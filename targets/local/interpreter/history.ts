// What an execution's history says, event by event: the names of types and of members of details are those of the service's
// GetExecutionHistory. The interpreter writes such events as they happen; whoever serves the API adds nothing but the form of
// the time, and leaves data out where a caller asks for none.

/** For each type of event the member that carries its details; undefined: an event without any. */
export const detailsOf = {
  ActivityFailed: 'activityFailedEventDetails',
  ActivityScheduleFailed: 'activityScheduleFailedEventDetails',
  ActivityScheduled: 'activityScheduledEventDetails',
  ActivityStarted: 'activityStartedEventDetails',
  ActivitySucceeded: 'activitySucceededEventDetails',
  ActivityTimedOut: 'activityTimedOutEventDetails',
  ChoiceStateEntered: 'stateEnteredEventDetails',
  ChoiceStateExited: 'stateExitedEventDetails',
  EvaluationFailed: 'evaluationFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionRedriven: 'executionRedrivenEventDetails',
  ExecutionStarted: 'executionStartedEventDetails',
  ExecutionSucceeded: 'executionSucceededEventDetails',
  ExecutionTimedOut: 'executionTimedOutEventDetails',
  FailStateEntered: 'stateEnteredEventDetails',
  LambdaFunctionFailed: 'lambdaFunctionFailedEventDetails',
  LambdaFunctionScheduleFailed: 'lambdaFunctionScheduleFailedEventDetails',
  LambdaFunctionScheduled: 'lambdaFunctionScheduledEventDetails',
  LambdaFunctionStartFailed: 'lambdaFunctionStartFailedEventDetails',
  LambdaFunctionStarted: undefined,
  LambdaFunctionSucceeded: 'lambdaFunctionSucceededEventDetails',
  LambdaFunctionTimedOut: 'lambdaFunctionTimedOutEventDetails',
  MapIterationAborted: 'mapIterationAbortedEventDetails',
  MapIterationFailed: 'mapIterationFailedEventDetails',
  MapIterationStarted: 'mapIterationStartedEventDetails',
  MapIterationSucceeded: 'mapIterationSucceededEventDetails',
  MapRunAborted: undefined,
  MapRunFailed: 'mapRunFailedEventDetails',
  MapRunRedriven: 'mapRunRedrivenEventDetails',
  MapRunStarted: 'mapRunStartedEventDetails',
  MapRunSucceeded: undefined,
  MapStateAborted: undefined,
  MapStateEntered: 'stateEnteredEventDetails',
  MapStateExited: 'stateExitedEventDetails',
  MapStateFailed: undefined,
  MapStateStarted: 'mapStateStartedEventDetails',
  MapStateSucceeded: undefined,
  ParallelStateAborted: undefined,
  ParallelStateEntered: 'stateEnteredEventDetails',
  ParallelStateExited: 'stateExitedEventDetails',
  ParallelStateFailed: undefined,
  ParallelStateStarted: undefined,
  ParallelStateSucceeded: undefined,
  PassStateEntered: 'stateEnteredEventDetails',
  PassStateExited: 'stateExitedEventDetails',
  SucceedStateEntered: 'stateEnteredEventDetails',
  SucceedStateExited: 'stateExitedEventDetails',
  TaskFailed: 'taskFailedEventDetails',
  TaskScheduled: 'taskScheduledEventDetails',
  TaskStartFailed: 'taskStartFailedEventDetails',
  TaskStarted: 'taskStartedEventDetails',
  TaskStateAborted: undefined,
  TaskStateEntered: 'stateEnteredEventDetails',
  TaskStateExited: 'stateExitedEventDetails',
  TaskSubmitFailed: 'taskSubmitFailedEventDetails',
  TaskSubmitted: 'taskSubmittedEventDetails',
  TaskSucceeded: 'taskSucceededEventDetails',
  TaskTimedOut: 'taskTimedOutEventDetails',
  WaitStateAborted: undefined,
  WaitStateEntered: 'stateEnteredEventDetails',
  WaitStateExited: 'stateExitedEventDetails',
} as const satisfies Readonly<Record<string, keyof HistoryDetails | undefined>>;

export type HistoryEventType = keyof typeof detailsOf;

/** Data (inputs, outputs, parameters) is JSON text, as in the API. */
export interface DataDetails {
  readonly truncated: boolean;
}

export interface Failed {
  readonly error?: string;
  readonly cause?: string;
}

interface Input {
  readonly input?: string;
  readonly inputDetails?: DataDetails;
}

interface Output {
  readonly output?: string;
  readonly outputDetails?: DataDetails;
}

interface Resource {
  readonly resourceType: string;
  readonly resource: string;
}

interface Limits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

interface Credentials {
  readonly taskCredentials?: { readonly roleArn?: string };
}

export interface Exited extends Output {
  readonly name: string;
  /** A variable's name, and its value as JSON text. */
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: DataDetails;
}

interface Iteration {
  readonly name: string;
  readonly index: number;
}

/** The members of details, of which an event has at most one: that which `detailsOf` names for its type. */
export interface HistoryDetails {
  readonly activityFailedEventDetails?: Failed;
  readonly activityScheduleFailedEventDetails?: Failed;
  readonly activityScheduledEventDetails?: { readonly resource: string } & Input & Limits;
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: Output;
  readonly activityTimedOutEventDetails?: Failed;
  readonly taskFailedEventDetails?: Resource & Failed;
  readonly taskScheduledEventDetails?: Resource &
    Limits &
    Credentials & { readonly region: string; readonly parameters: string };
  readonly taskStartFailedEventDetails?: Resource & Failed;
  readonly taskStartedEventDetails?: Resource;
  readonly taskSubmitFailedEventDetails?: Resource & Failed;
  readonly taskSubmittedEventDetails?: Resource & Output;
  readonly taskSucceededEventDetails?: Resource & Output;
  readonly taskTimedOutEventDetails?: Resource & Failed;
  readonly executionFailedEventDetails?: Failed;
  readonly executionStartedEventDetails?: Input & {
    readonly roleArn?: string;
    readonly stateMachineAliasArn?: string;
    readonly stateMachineVersionArn?: string;
  };
  readonly executionSucceededEventDetails?: Output;
  readonly executionAbortedEventDetails?: Failed;
  readonly executionTimedOutEventDetails?: Failed;
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number };
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: Iteration;
  readonly mapIterationSucceededEventDetails?: Iteration;
  readonly mapIterationFailedEventDetails?: Iteration;
  readonly mapIterationAbortedEventDetails?: Iteration;
  readonly lambdaFunctionFailedEventDetails?: Failed;
  readonly lambdaFunctionScheduleFailedEventDetails?: Failed;
  readonly lambdaFunctionScheduledEventDetails?: { readonly resource: string } & Input &
    Pick<Limits, 'timeoutInSeconds'> &
    Credentials;
  readonly lambdaFunctionStartFailedEventDetails?: Failed;
  readonly lambdaFunctionSucceededEventDetails?: Output;
  readonly lambdaFunctionTimedOutEventDetails?: Failed;
  readonly stateEnteredEventDetails?: { readonly name: string } & Input;
  readonly stateExitedEventDetails?: Exited;
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunFailedEventDetails?: Failed;
  readonly mapRunRedrivenEventDetails?: { readonly mapRunArn: string; readonly redriveCount: number };
  readonly evaluationFailedEventDetails?: Failed & { readonly location?: string; readonly state: string };
}

export interface HistoryEvent extends HistoryDetails {
  readonly type: HistoryEventType;
  /** From 1, without gaps. */
  readonly id: number;
  /** 0: nothing came before (the execution's start, and what follows from it). */
  readonly previousEventId: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}
