/** Arithmetic. */
declare const Math: {
  /** Euler’s number, 2.718… */
  readonly E: number;
  /** The natural logarithm of 10. */
  readonly LN10: number;
  /** The natural logarithm of 2. */
  readonly LN2: number;
  /** The logarithm of e to base 10. */
  readonly LOG10E: number;
  /** The logarithm of e to base 2. */
  readonly LOG2E: number;
  /** 3.14159… */
  readonly PI: number;
  /** The square root of ½. */
  readonly SQRT1_2: number;
  /** The square root of 2. */
  readonly SQRT2: number;
  /** Without its sign. */
  abs(x: number): number;
  /** The angle with this cosine. */
  acos(x: number): number;
  /** The inverse of `cosh`. */
  acosh(x: number): number;
  /** The angle with this sine. */
  asin(x: number): number;
  /** The inverse of `sinh`. */
  asinh(x: number): number;
  /** The angle with this tangent. */
  atan(x: number): number;
  /** The inverse of `tanh`. */
  atanh(x: number): number;
  /** The cube root. */
  cbrt(x: number): number;
  /** The next whole number that is not smaller. */
  ceil(x: number): number;
  /** How many leading zeros the number has in 32 bits. */
  clz32(x: number): number;
  /** The cosine of an angle in radians. */
  cos(x: number): number;
  /** The hyperbolic cosine. */
  cosh(x: number): number;
  /** e to this power. */
  exp(x: number): number;
  /** e to this power, minus 1: exact near 0. */
  expm1(x: number): number;
  /** The next whole number that is not larger. */
  floor(x: number): number;
  /** The nearest number of 32 bits. */
  fround(x: number): number;
  /** The natural logarithm. */
  log(x: number): number;
  /** The logarithm to base 10. */
  log10(x: number): number;
  /** The natural logarithm of 1 + x: exact near 0. */
  log1p(x: number): number;
  /** The logarithm to base 2. */
  log2(x: number): number;
  /** The nearest whole number; halves go up. */
  round(x: number): number;
  /** -1, 0 or 1. */
  sign(x: number): number;
  /** The sine of an angle in radians. */
  sin(x: number): number;
  /** The hyperbolic sine. */
  sinh(x: number): number;
  /** The square root. */
  sqrt(x: number): number;
  /** The tangent of an angle in radians. */
  tan(x: number): number;
  /** The hyperbolic tangent. */
  tanh(x: number): number;
  /** Without what is behind the point. */
  trunc(x: number): number;
  /** The angle of the point (x, y), from -π to π. */
  atan2(y: number, x: number): number;
  /** The square root of the sum of the squares. */
  hypot(...values: number[]): number;
  /** The product in 32 bits. */
  imul(x: number, y: number): number;
  /** The largest; -Infinity of none. */
  max(...values: number[]): number;
  /** The smallest; Infinity of none. */
  min(...values: number[]): number;
  /** x to the power of y. */
  pow(x: number, y: number): number;
  /** A number from 0 up to 1 (not with it). Derived from the request: the same when a turn is run again. Not for secrets. */
  random(): number;
};
