// What all modules of the warehouse share.
export type Sku = string;
export interface Line {
  sku: Sku;
  count: number;
}
export type Status = "open" | "packed" | "sent";
export type Order = { id: number; customer: string; lines: Line[]; status: Status };
export type Priced = Line & { cents: number };
export const statuses = ["open", "packed", "sent"] as const satisfies readonly Status[];
export function nextOf(status: Status): Status | undefined {
  return statuses[statuses.indexOf(status) + 1];
}
