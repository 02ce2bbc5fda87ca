//// a sleep in a transaction
import { sleep } from "mu";
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<void> {
    transaction {
      await Stock.take(id);
      await sleep("1 second");
    }
  }
}
//// a sleep in what a transaction calls
import { sleep } from "mu";
export service Slow {
  async work(): Promise<void> {
    await sleep("1 second");
  }
}
export service Shop {
  async buy(): Promise<void> {
    transaction {
      await Slow.work();
    }
  }
}
//// a signal in a transaction
import { signal } from "mu";
export service Shop {
  async approve(): Promise<void> {
    transaction {
      await signal<boolean>("approval");
    }
  }
}
//// a duration that is a number
import { sleep } from "mu";
export service Shop {
  async wait(): Promise<void> {
    await sleep(5000);
  }
}
//// a duration that is misspelt
import { sleep } from "mu";
export service Shop {
  async wait(): Promise<void> {
    await sleep("5 minuts");
  }
}
//// setTimeout
export service Shop {
  later(): void {
    setTimeout(() => {}, 1000);
  }
}
//// setInterval
export service Shop {
  often(): void {
    setInterval(() => {}, 1000);
  }
}
//// fetch
export service Shop {
  async page(): Promise<string> {
    const reply = await fetch("https://example.org");
    return "";
  }
}
//// process.env
export service Shop {
  region(): string {
    return process.env.REGION ?? "";
  }
}
//// require
const fs = require("fs");
//// a package from npm
import { chunk } from "lodash";
export service Shop {
  parts(values: number[]): number[][] {
    return chunk(values, 2);
  }
}
//// a module of Node
import { readFileSync } from "node:fs";
//// Buffer
export service Shop {
  encode(text: string): string {
    return Buffer.from(text).toString("base64");
  }
}
//// window and document
export service Shop {
  title(): string {
    return document.title;
  }
}
//// import without the file's extension
import { Stock } from "./shop";
//// a module that is not there
import { Stock } from "./shopp.mu";
//// a name that the module does not export
import { Stok } from "./shop.mu";
//// a default import
import Stock from "./shop.mu";
//// a namespace import
import * as shop from "./shop.mu";
//// a default export
export default service Shop {
  next(): number {
    return 1;
  }
}
//// a statement at the top of a module
console.log("started");
//// an extern service that is called in a transaction
extern service Payments from "./payments.ts" {
  charge(cents: number): Promise<void>;
}
export service Shop {
  async pay(): Promise<void> {
    transaction {
      await Payments.charge(100);
    }
  }
}
//// await in the first value of a state
import { Stock } from "./shop.mu";
export service Shop {
  state left: number = await Stock.count();
  show(): number {
    return this.left;
  }
}
//// await in an invariant
import { Stock } from "./shop.mu";
export service Shop {
  state left: number = 0;
  invariant "nothing is lost": this.left <= (await Stock.count());
  show(): number {
    return this.left;
  }
}
//// a transaction that is wanted for its value
export service Shop {
  state orders: Counter;
  async order(): Promise<number> {
    const count = await transaction {
      this.orders.add(1);
      return this.orders.value;
    };
    return count;
  }
}
