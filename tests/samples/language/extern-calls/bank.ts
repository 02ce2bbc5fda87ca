import { type Bank, Refused } from "./bank.mu.ts";

export const key: Bank["key"] = async (_, call) => call.key;

export const flaky: Bank["flaky"] = async (name, fails, { attempt }) => {
  if (attempt <= fails) throw new Error(`${name} is not yet ready`);
  return { name, attempt };
};

export const refuse: Bank["refuse"] = async (reason, { attempt }) => {
  throw new Refused({ reason, items: [{ name: "attempts", price: attempt }] });
};

export const hang: Bank["hang"] = (call) =>
  new Promise((_, reject) => {
    call.signal.addEventListener("abort", () => reject(call.signal.reason));
  });

export const wrong: Bank["wrong"] = async (kind) => {
  const items = [{ name: "a", price: 1 }];
  if (kind === "text") return [{ name: "a", price: "1" as unknown as number }];
  if (kind === "none") return undefined as unknown as typeof items;
  return items;
};

export const optional: Bank["optional"] = async (text, more) => `${text}${more ?? ""}`;

export const nothing: Bank["nothing"] = async () => {};
