// --- indexed: first
function first<T extends readonly unknown[]>(x: T): T[0] { return x[0]; }
// --- indexed: first number
function nth<T extends readonly unknown[]>(x: T, i: number): T[number] { return x[i]; }
// --- indexed: first undefined
function nth<T extends readonly unknown[]>(x: T, i: number): T[number] | undefined { return x[i]; }
// --- indexed: first of number arrays
function first<T extends readonly number[]>(x: T): number { return x[0]; } // refused
// --- indexed: first of number arrays 2
function first<T extends readonly number[]>(x: T): number | undefined { return x[0]; }
// --- indexed: first of tuple
function first<T extends readonly [number, string]>(x: T): number { return x[0]; }
// --- indexed: first of tuple T0
function first<T extends readonly [number, string]>(x: T): T[0] { return x[0]; }
// --- indexed: first of tuple T2
function first<T extends readonly [number, string]>(x: T): number { return x[2]; } // refused
// --- indexed: use first
function first<T extends readonly unknown[]>(x: T): T[0] { return x[0]; }
function f(): string { return first(["a", 1]); } // refused
// --- indexed: use first tuple
function first<T extends readonly unknown[]>(x: T): T[0] { return x[0]; }
function f(): string { const t: [string, number] = ["a", 1]; return first(t); }
// --- indexed: get
function get<T extends { [key: string]: number }>(x: T, k: keyof T): number { return x[k]; } // refused
// --- indexed: get TK
function get<T extends { [key: string]: number }>(x: T, k: keyof T): T[keyof T] { return x[k]; }
// --- indexed: get K
function get<T extends { [key: string]: number }, K extends keyof T>(x: T, k: K): T[K] { return x[k]; }
// --- indexed: get K number
function get<T extends { [key: string]: number }, K extends keyof T>(x: T, k: K): number { return x[k]; } // refused
// --- indexed: get record
function get<T extends Record<string, number>>(x: T, k: keyof T): number { return x[k]; } // refused
// --- indexed: get record string
function get<T extends Record<string, number>>(x: T, k: string): number { return x[k]; } // refused
// --- indexed: get record string 2
function get<T extends Record<string, number>>(x: T, k: string): number | undefined { return x[k]; }
// --- indexed: get record string literal
function get<T extends Record<string, number>>(x: T): number { return x["a"]; } // refused
// --- indexed: get record dot
function get<T extends Record<string, number>>(x: T): number { return x.a; } // refused
// --- indexed: get object
function get<T extends { a: number; b: number }>(x: T, k: keyof T): number { return x[k]; } // refused
// --- indexed: get object K
function get<T extends { a: number; b: number }, K extends "a" | "b">(x: T, k: K): number { return x[k]; }
// --- indexed: set K
function put<T, K extends keyof T>(x: T, k: K, v: T[K]): T { return { ...x, [k]: v }; }
// --- indexed: tuple out of range
type Pair = { t: [number, string] };
type Third = Pair["t"][2]; // refused
// --- indexed: tuple out of range direct
type P = [number, string];
type Third = P[2]; // refused
// --- indexed: tuple in range
type P = [number, string];
type S = P[1];
const s: S = 1; // refused
// --- indexed: tuple length type
type P = [number, string];
type L = P["length"];
const l: L = 3; // refused
// --- indexed: no key type
type O = { a: number };
type B = O["b"]; // refused
// --- indexed: no key type union
type O = { a: number };
type B = O["a" | "b"]; // refused
// --- indexed: no key generic
type Get<T, K extends keyof T> = T[K];
type B = Get<{ a: number }, "b">; // refused
// --- indexed: key generic unconstrained
type Get<T, K> = T[K]; // refused
// --- indexed: key generic string
type Get<T> = T["id"]; // refused
// --- indexed: key generic constrained
type Get<T extends { id: unknown }> = T["id"];
const x: Get<{ id: number }> = "x"; // refused
// --- indexed: array elem
type E = string[][number];
const e: E = 1; // refused
// --- indexed: array elem 0
type E = string[][0];
const e: E = 1; // refused
// --- indexed: array elem bad
type E = string[]["x"]; // refused
// --- indexed: default generics
function f<T = string>(x?: T): T | undefined { return x; }
// --- indexed: generic arrow tsx
const id = <T,>(x: T): T => x;
