// "mu:extern" in the bundle of an extern service: what a platform calls. `execute` is for whoever brings its own ports (the
// local engine); `handler` is for Lambda, where variables of the environment that the author wants are in one of ours:
//
//   MU_ENVIRONMENT   JSON: name of a variable → its value. They are set before the author's module is loaded.
import {
  callExtern,
  type ExternInvocation,
  type ExternPorts,
  type ExternProgram,
} from '../runtime/extern.ts';
import type { Json } from '../runtime/ports.ts';

export interface ExternHost {
  readonly execute: (invocation: ExternInvocation, ports: ExternPorts) => Promise<Json>;
  readonly handler: (invocation: ExternInvocation) => Promise<Json>;
}

Object.assign(process.env, JSON.parse(process.env['MU_ENVIRONMENT'] ?? '{}'));

export function host(program: ExternProgram): ExternHost {
  const execute: ExternHost['execute'] = (invocation, ports) => callExtern(program, invocation, ports);
  return { execute, handler: invocation => execute(invocation, lambdaPorts) };
}

const lambdaPorts: ExternPorts = {
  log: {
    write: (level, message, fields) => console[level](JSON.stringify({ level, message, ...fields })),
  },
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
