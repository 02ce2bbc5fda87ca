//// the await is forgotten
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<void> {
    Stock.take(id);
  }
}
//// the await is forgotten in arithmetic
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return Stock.take(id) + 1;
  }
}
//// the await is forgotten in a condition
import { Stock } from "./shop.mu";
export service Shop {
  async has(id: string): Promise<boolean> {
    if (Stock.find(id)) return true;
    return false;
  }
}
//// the await is forgotten before a member
import { Stock } from "./shop.mu";
export service Shop {
  async count(id: string): Promise<number> {
    return Stock.find(id)?.count ?? 0;
  }
}
//// the await is forgotten in a template
import { Stock } from "./shop.mu";
export service Shop {
  async label(id: string): Promise<string> {
    return `left: ${Stock.take(id)}`;
  }
}
//// the await is forgotten in a comparison
import { Stock } from "./shop.mu";
export service Shop {
  async last(id: string): Promise<boolean> {
    return Stock.take(id) === 0;
  }
}
//// the method that awaits is not async
import { Stock } from "./shop.mu";
export service Shop {
  buy(id: string): number {
    return await Stock.take(id);
  }
}
//// async without Promise
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): number {
    return await Stock.take(id);
  }
}
//// forEach with an async function
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<void> {
    ids.forEach(async id => {
      await Stock.take(id);
    });
  }
}
//// filter with an async function
import { Stock } from "./shop.mu";
export service Shop {
  async known(ids: string[]): Promise<string[]> {
    return ids.filter(async id => (await Stock.find(id)) !== undefined);
  }
}
//// a promise that is awaited on one path only
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string, really: boolean): Promise<number> {
    const left = Stock.take(id);
    if (!really) return 0;
    return await left;
  }
}
//// a promise that nobody awaits
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<void> {
    const left = Stock.take(id);
  }
}
//// then instead of await
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.take(id).then(left => left + 1);
  }
}
//// catch as a method
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.take(id).catch(() => 0);
  }
}
//// new Promise
export service Shop {
  async later(): Promise<void> {
    await new Promise<void>(resolve => resolve());
  }
}
//// a list of promises is awaited as it is
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<number[]> {
    return await ids.map(id => Stock.take(id));
  }
}
//// Promise.all without await
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<void> {
    Promise.all(ids.map(id => Stock.take(id)));
  }
}
//// a promise is stored
import { Stock } from "./shop.mu";
export service Shop {
  state pending: Map<string, Promise<number>>;
  async buy(id: string): Promise<void> {
    await Stock.take(id);
  }
}
//// a pure function calls a service
import { Stock } from "./shop.mu";
async function helper(id: string): Promise<number> {
  return await Stock.take(id);
}
export service Shop {
  async buy(id: string): Promise<number> {
    return await helper(id);
  }
}
//// await at the top of a module
import { Stock } from "./shop.mu";
const left = await Stock.take("a");
export service Shop {
  left(): number {
    return left;
  }
}
//// a generator
export service Shop {
  numbers(): number[] {
    const make = function* () {
      yield 1;
    };
    return [];
  }
}
//// await in the default value of a parameter
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string, left: number = await Stock.take(id)): Promise<number> {
    return left;
  }
}
//// a call in an invariant
import { Stock } from "./shop.mu";
export service Shop {
  state sold: number = 0;
  invariant "no more than there was": this.sold <= Stock.take("all");
}
//// a log that a function which wraps others keeps
service Bank {
  state sums: Map<string, number>;
  sum(id: string): number {
    return this.sums.get(id) ?? 0;
  }
}
export service Audit {
  async run(id: string): Promise<string[]> {
    const log: string[] = [];
    const logged = async (name: string, work: () => Promise<number>): Promise<number> => {
      log.push(name);
      return await work();
    };
    await logged("outer", async () => await logged("inner", async () => await Bank.sum(id)));
    return log;
  }
}
//// a list that grows while a function that was started looks at it
service Bank {
  state sums: Map<string, number>;
  sum(id: string): number {
    return this.sums.get(id) ?? 0;
  }
}
export service Audit {
  async run(id: string): Promise<boolean> {
    const allowed = ["a"];
    const check = async (): Promise<boolean> => {
      const sum = await Bank.sum(id);
      return allowed.includes(`${sum}`);
    };
    const checking = check();
    allowed.push("0");
    return await checking;
  }
}
