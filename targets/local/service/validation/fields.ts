// Which fields a state of each type has, in each language.

const all = 'Type Comment QueryLanguage';
const steps = 'Next End';

const types: { readonly [type: string]: string } = {
  Task: `${steps} Resource Credentials TimeoutSeconds HeartbeatSeconds Retry Catch Assign`,
  Pass: `${steps} Assign`,
  Wait: `${steps} Seconds Timestamp Assign`,
  Choice: 'Choices Default Assign',
  Succeed: '',
  Fail: 'Error Cause',
  Parallel: `${steps} Branches Retry Catch Assign`,
  Map: `${steps} ItemProcessor Iterator ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency ToleratedFailureCount ToleratedFailurePercentage Label Retry Catch Assign`,
};

const jsonPath: { readonly [type: string]: string } = {
  Task: 'InputPath OutputPath Parameters ResultSelector ResultPath TimeoutSecondsPath HeartbeatSecondsPath',
  Pass: 'InputPath OutputPath Parameters Result ResultPath',
  Wait: 'InputPath OutputPath SecondsPath TimestampPath',
  Choice: 'InputPath OutputPath',
  Succeed: 'InputPath OutputPath',
  Fail: 'ErrorPath CausePath',
  Parallel: 'InputPath OutputPath Parameters ResultSelector ResultPath',
  Map: 'InputPath OutputPath Parameters ResultSelector ResultPath ItemsPath MaxConcurrencyPath ToleratedFailureCountPath ToleratedFailurePercentagePath',
};

const jsonata: { readonly [type: string]: string } = {
  Task: 'Arguments Output',
  Pass: 'Output',
  Wait: 'Output',
  Choice: 'Output',
  Succeed: 'Output',
  Fail: '',
  Parallel: 'Arguments Output',
  Map: 'Items Output',
};

export const stateTypes = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'];

export type Standing = 'supported' | 'unknown' | { readonly onlyIn: 'JSONPath' | 'JSONata' };

export function standing(type: string, language: 'JSONPath' | 'JSONata', field: string): Standing {
  if (has(all, field) || has(types[type], field)) return 'supported';
  const [own, other] = language === 'JSONPath' ? [jsonPath, jsonata] : [jsonata, jsonPath];
  if (has(own[type], field)) return 'supported';
  if (has(other[type], field)) return { onlyIn: language === 'JSONPath' ? 'JSONata' : 'JSONPath' };
  return 'unknown';
}

function has(names: string | undefined, field: string): boolean {
  return names?.split(' ').includes(field) ?? false;
}
