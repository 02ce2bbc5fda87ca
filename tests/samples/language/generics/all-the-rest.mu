// functions that take all arguments of another one
//
// > Rest.called() = 3
// > Rest.partly() = [3, 7]
// > Rest.logged() = ["add 2", "label 3"]
// > Rest.later(2) = 9
import { Echo } from "./echo.mu";

function call<A extends unknown[], R>(f: (...a: A) => R, ...a: A): R {
  return f(...a);
}

function partial<A, B extends unknown[], R>(f: (a: A, ...b: B) => R, a: A): (...b: B) => R {
  return (...b) => f(a, ...b);
}

function noting<A extends unknown[], R>(name: string, log: string[], f: (...a: A) => R): (...a: A) => R {
  return (...a) => {
    log.push(`${name} ${a.length}`);
    return f(...a);
  };
}

function add(a: number, b: number): number {
  return a + b;
}

function label(a: string, b?: number, ...rest: boolean[]): string {
  return `${a}${b ?? 0}${rest.length}`;
}

export service Rest {
  called(): number {
    return call((a: number, b: string) => a + b.length, 1, "xy");
  }

  partly(): number[] {
    const three = partial(add, 3);
    return [partial(add, 1)(2), three(4)];
  }

  logged(): string[] {
    const log: string[] = [];
    noting("add", log, add)(1, 2);
    noting("label", log, label)("a", 1, true);
    return log;
  }

  async later(n: number): Promise<number> {
    const twice = call(add, n, n);
    return twice + (await Echo.count(5));
  }
}
