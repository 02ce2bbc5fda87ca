import { setTimeout as pause } from "node:timers/promises";
import { CardRefused, type Payments } from "./payments.mu.ts";

export const charge: Payments["charge"] = async (card, cents, call) => {
  call.log.info("charging", { card });
  if (card === "old") throw new CardRefused({ card, reason: "expired" });
  return { id: `r-${cents}`, cents };
};

/** Module state is one process's: attempts of one call may find it or not. The key tells them apart. */
export const flaky: Payments["flaky"] = async (fails, { attempt, key }) => {
  if (attempt <= fails) throw new Error(`attempt ${attempt} failed`);
  return { attempt, key };
};

export const refusedOnce: Payments["refusedOnce"] = async (card, call) => {
  if (call.attempt === 1) throw new CardRefused({ card, reason: "stolen" });
  return call.attempt;
};

export const key: Payments["key"] = async (_of, call) => call.key;

export const wrong = (async () => "12") as unknown as Payments["wrong"];

export const broken: Payments["broken"] = async how => {
  switch (how) {
    case "error":
      throw new TypeError("no such card");
    case "text":
      throw "just a text";
    case "exit":
      return process.exit(3);
    case "fields":
      throw Object.assign(new Error("x"), { name: "CardRefused", fields: { card: 1 } });
    default:
      return new Date(0) as unknown as string;
  }
};

const endless = (): never => {
  for (;;);
};

export const slow: Payments["slow"] = async (how, call) => {
  if (how === "blocks") endless();
  if (how === "ignores") await new Promise(() => {});
  await pause(60_000, undefined, { signal: call.signal });
  return "done";
};

export const slowOnce: Payments["slowOnce"] = async (how, call) => {
  if (call.attempt === 1) await slow(how, call);
  return call.attempt;
};

export const nothing: Payments["nothing"] = async () => {};

export const maybe: Payments["maybe"] = async there => (there ? { id: "m", cents: 10 } : undefined);
