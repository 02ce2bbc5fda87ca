export type Square = { kind: "square"; side: number };
export type Circle = { kind: "circle"; radius: number };
export type Shape = Square | Circle;
export const digits = 2;
