// The JavaScript that the functions run, as ESTree. The lowering writes it, `targets/lambda` prints it; nobody looks
// inside. Every node that came from the program has `loc`, with the `.mu` file as its source.
import type { Program } from 'estree';

/** One module of generated JavaScript: it mirrors one `.mu` file, import for import. */
export interface JsModule {
  /** `hotel.mjs` for `hotel.mu`: relative to the application's root, with `/`. */
  readonly path: string;
  /** The `.mu` file. */
  readonly source: string;
  readonly program: Program;
}

/** An exported function of a generated module. */
export interface CodeRef {
  /** `JsModule.path`. */
  readonly module: string;
  readonly name: string;
}
