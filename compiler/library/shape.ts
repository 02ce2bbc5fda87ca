// What the compiler knows of the library, made from stdlib/*.mu: names and signatures as texts, which are read when a
// program first uses them.

/** A signature, or several; a text that does not begin with `(` or `<` is the type of a property. */
export type Signatures = string | readonly string[];

export type Members = Readonly<Record<string, Signatures>>;

export interface LibraryClass {
  readonly parameters: readonly string[];
  /** `ReadonlyArray<T>`: has all that this one has. */
  readonly extends: readonly string[];
  /** Properties that may be assigned. */
  readonly writable: readonly string[];
  readonly members: Members;
}

export interface LibraryModule {
  /** Types that signatures use. */
  readonly aliases: Readonly<
    Record<string, { readonly parameters: readonly string[]; readonly text: string }>
  >;
  /** What values of a class of the library and of primitive types can do. */
  readonly classes: Readonly<Record<string, LibraryClass>>;
  /** What a state collection can do. */
  readonly collections: Readonly<
    Record<string, { readonly parameters: readonly string[]; readonly members: Members }>
  >;
  /** What the objects that names stand for can do: `Math`, `Array`. */
  readonly objects: Readonly<Record<string, Members>>;
  readonly functions: Readonly<Record<string, Signatures>>;
  /** `new Name(…)`. */
  readonly constructors: Readonly<Record<string, Signatures>>;
}
