// How calls begin: with copies of what is sent, as something that runs beside the code; and, where the callee says `@retry`,
// again after the errors that it names.
import type { Decorator } from '../../grammar/syntax.ts';
import { retryPolicy } from '../check/decorators/policies.ts';
import type { MethodSymbol } from '../check/program.ts';
import { copyDurable } from './durable.ts';
import { ProgramError } from './errors.ts';
import { runMethod } from './functions.ts';
import type { Evaluation, Machine } from './machine.ts';
import type { Promised } from './promised.ts';

export function beginMethod(machine: Machine, method: MethodSymbol, args: readonly unknown[]): Promised {
  const sent = copyArguments(args, method.parameters);
  const attempt = (): Promised =>
    machine.tasks.begin({ name: method.id, body: () => runMethod(machine, method, sent) });
  return withRetries(machine, method.declaration.decorators, { name: method.id, attempt });
}

export function beginExtern(
  machine: Machine,
  called: { readonly service: string; readonly method: string; readonly decorators: readonly Decorator[] },
  args: readonly unknown[],
): Promised {
  const { service, method, decorators } = called;
  const sent = copyArguments(args);
  const attempt = (): Promised => machine.outside.extern(service, method, sent);
  return withRetries(machine, decorators, { name: `${service}.${method}`, attempt });
}

/** Copies of arguments; what cannot be sent is told by the name of the parameter that would have got it. */
export function copyArguments(
  args: readonly unknown[],
  parameters: readonly { readonly name: string; readonly rest: boolean }[] = [],
): readonly unknown[] {
  const rest = parameters.findIndex(each => each.rest);
  const nameOf = (at: number): string => {
    if (rest >= 0 && at >= rest) return `${parameters[rest]?.name}[${at - rest}]`;
    return parameters[at]?.name ?? `args[${at}]`;
  };
  return args.map((arg, at) => copyDurable(arg, nameOf(at)));
}

interface Attempted {
  readonly name: string;
  readonly attempt: () => Promised;
}

type Policy = NonNullable<ReturnType<typeof retryPolicy>>;

/** Inside a transaction nothing is tried again. */
function withRetries(
  machine: Machine,
  decorators: readonly Decorator[],
  { name, attempt }: Attempted,
): Promised {
  const policy = retryPolicy(decorators, identifier => identifier.name);
  if (policy === undefined || machine.tasks.inTransaction()) return attempt();
  return machine.tasks.begin({
    name: `${name}, with retries`,
    body: () => tryAgain(machine, policy, attempt),
  });
}

const usual: readonly string[] = ['Timeout', 'CallFailed'];

function* tryAgain(machine: Machine, policy: Policy, attempt: () => Promised): Evaluation {
  const on = policy.on.length === 0 ? usual : policy.on;
  for (let tried = 1; ; tried += 1) {
    try {
      return yield attempt();
    } catch (thrown) {
      if (!(thrown instanceof ProgramError) || tried >= policy.attempts) throw thrown;
      if (!on.includes(ProgramError.declaredName(thrown))) throw thrown;
    }
    yield machine.outside.timer(policy.interval * policy.backoff ** (tried - 1) * 1000);
  }
}
