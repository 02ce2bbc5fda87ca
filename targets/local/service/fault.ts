// What the service answers instead of a result: an exception of its API, by name.
export class Fault extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export function invalid(message: string): Fault {
  return new Fault('ValidationException', message);
}

/** As the service words what is wrong with a member of a request. */
export function constraint(value: unknown, member: string, rule: string): Fault {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return invalid(
    `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
}

export function missing(machine: string): Fault {
  return new Fault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machine}'`);
}
