// Made by scripts/library/write.ts from stdlib/*.mu.
import type { LibraryModule } from '../shape.ts';
import { arrayModule } from './array.ts';
import { consoleModule } from './console.ts';
import { dateModule } from './date.ts';
import { errorModule } from './error.ts';
import { iterableModule } from './iterable.ts';
import { jsonModule } from './json.ts';
import { mapModule } from './map.ts';
import { mathModule } from './math.ts';
import { muModule } from './mu.ts';
import { numberModule } from './number.ts';
import { objectModule } from './object.ts';
import { promiseModule } from './promise.ts';
import { regexpModule } from './regexp.ts';
import { stateModule } from './state.ts';
import { stringModule } from './string.ts';
import { urlModule } from './url.ts';

export const modules: readonly LibraryModule[] = [
  arrayModule,
  consoleModule,
  dateModule,
  errorModule,
  iterableModule,
  jsonModule,
  mapModule,
  mathModule,
  muModule,
  numberModule,
  objectModule,
  promiseModule,
  regexpModule,
  stateModule,
  stringModule,
  urlModule,
];
