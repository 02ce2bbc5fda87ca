/** What every number can do. */
export interface Number {
  /** In the form `1.5e+3`. */
  toExponential(digits?: number): string;
  /** With so many digits behind the point (0), rounded. */
  toFixed(digits?: number): string;
  /** With commas between thousands and at most three digits behind the point, as in English; the same on every machine. */
  toLocaleString(): string;
  /** With so many digits altogether. */
  toPrecision(digits?: number): string;
  /** As a text, in base 10 or another from 2 to 36. */
  toString(radix?: number): string;
  /** The number itself. */
  valueOf(): number;
}

declare const Number: {
  /** The distance from 1 to the next larger number. */
  readonly EPSILON: number;
  /** 2^53 - 1: up to here whole numbers are exact. */
  readonly MAX_SAFE_INTEGER: number;
  /** The largest number. */
  readonly MAX_VALUE: number;
  /** -(2^53 - 1). */
  readonly MIN_SAFE_INTEGER: number;
  /** The smallest number that is larger than 0. */
  readonly MIN_VALUE: number;
  /** Not a number. It can be computed with, and not stored or sent. */
  readonly NaN: number;
  /** Minus infinity. */
  readonly NEGATIVE_INFINITY: number;
  /** Infinity. */
  readonly POSITIVE_INFINITY: number;
  /** Whether a value is a number, and neither infinite nor `NaN`. */
  isFinite(value: unknown): boolean;
  /** Whether a value is a whole number. */
  isInteger(value: unknown): boolean;
  /** Whether a value is `NaN`. */
  isNaN(value: unknown): boolean;
  /** Whether a value is a whole number that is exact. */
  isSafeInteger(value: unknown): boolean;
  /** The number at the beginning of a text; `NaN` if there is none. */
  parseFloat(text: string): number;
  /** The whole number at the beginning of a text, in base 10 or another; `NaN` if there is none. */
  parseInt(text: string, radix?: number): number;
};

/** A value as a number: `Number("12")` is 12, `Number("x")` is `NaN`, `Number("")` is 0. */
declare function Number(value?: unknown): number;
/** The number at the beginning of a text; `NaN` if there is none. */
declare function parseFloat(text: string): number;
/** The whole number at the beginning of a text, in base 10 or another; `NaN` if there is none. */
declare function parseInt(text: string, radix?: number): number;
/** Whether a number is `NaN`. */
declare function isNaN(value: number): boolean;
/** Whether a number is neither infinite nor `NaN`. */
declare function isFinite(value: number): boolean;

/** What `true` and `false` can do. */
export interface Boolean {
  /** `"true"` or `"false"`. */
  toString(): string;
  /** The value itself. */
  valueOf(): boolean;
}

declare const Boolean: {};

/** Whether a value counts as true in a condition. */
declare function Boolean(value?: unknown): boolean;
