// What modules.mu imports.
export type Named = { name: string };
export const factor = 3;
export const names = { triple: "triple" };
export function triple(n: number): number {
  return n * factor;
}
