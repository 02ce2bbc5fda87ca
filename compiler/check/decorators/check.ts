// Decorators where they stand: which there are, what they may decorate, that they say one thing once.
import { report } from '../../../grammar/diagnostic.ts';
import { patternNames } from '../../../grammar/index.ts';
import type {
  Decorator,
  ExternMethod,
  MethodDeclaration,
  ServiceDeclaration,
} from '../../../grammar/syntax.ts';
import { nearest } from '../../load/nearest.ts';
import type { Checker } from '../context.ts';
import { decoratorProblems } from '../decorator-problems.ts';
import { pathNames, readRoute, readServiceHttp } from './http.ts';
import { readMemory, readNothing, readRetry, readTimeout } from './policies.ts';
import { isWrong, type Reading } from './reading.ts';
import { readSchedule } from './schedule.ts';

type Place = 'method' | 'extern method' | 'service';
type Decorated = MethodDeclaration | ExternMethod | ServiceDeclaration;

interface Kind {
  readonly example: string;
  readonly places: readonly Place[];
  /** It is how the method is started from outside. */
  readonly entry?: true;
  readonly read: (decorator: Decorator, place: Place) => Reading<unknown>;
}

const httpExample = '@http("POST", "/reservations/{id}")';

const kinds: Readonly<Record<string, Kind>> = {
  http: {
    example: httpExample,
    places: ['method', 'service'],
    entry: true,
    read: (decorator, place) => (place === 'service' ? readServiceHttp(decorator) : readRoute(decorator)),
  },
  schedule: {
    example: '@schedule("rate(5 minutes)")',
    places: ['method'],
    entry: true,
    read: readSchedule,
  },
  retry: {
    example: '@retry({ attempts: 3, interval: "1 second", backoff: 2 })',
    places: ['method', 'extern method'],
    read: readRetry,
  },
  timeout: { example: '@timeout("30 seconds")', places: ['method', 'extern method'], read: readTimeout },
  memory: { example: '@memory(512)', places: ['method', 'extern method', 'service'], read: readMemory },
  express: { example: '@express', places: ['method'], entry: true, read: readNothing },
  standard: { example: '@standard', places: ['method'], entry: true, read: readNothing },
};
const names = Object.keys(kinds);

export function checkDecorators(checker: Checker, declaration: Decorated): void {
  const place = placeOf(declaration);
  const before = new Map<string, Decorator>();
  for (const decorator of declaration.decorators) {
    const { name, span } = decorator.name;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      const known = names.map(each => `\`@${each}\``).join(', ');
      const args = { name, near: nearest(name, names), known };
      checker.settled.push(report(decoratorProblems.unknownDecorator, args, span));
      continue;
    }
    const first = before.get(name);
    before.set(name, decorator);
    if (!kind.places.includes(place)) {
      const args = { name, place, places: kind.places };
      checker.settled.push(report(decoratorProblems.decoratorPlace, args, span));
    } else if (first !== undefined) {
      const labels = [{ span: first.span, text: 'the first one' }];
      checker.settled.push(report(decoratorProblems.decoratorTwice, { name }, decorator.span, labels));
    } else checkOne(checker, { declaration, decorator, kind, place });
  }
  checkContradiction(checker, before);
}

interface One {
  readonly declaration: Decorated;
  readonly decorator: Decorator;
  readonly kind: Kind;
  readonly place: Place;
}

function checkOne(checker: Checker, { declaration, decorator, kind, place }: One): void {
  const { name } = decorator.name;
  const reading = kind.read(decorator, place);
  if (isWrong(reading)) {
    const example = name === 'http' && place === 'service' ? '@http({ cors: "*" })' : kind.example;
    const args = { name, wrong: reading.wrong, example };
    checker.settled.push(report(decoratorProblems.decoratorArguments, args, reading.at.span));
  } else if (kind.entry && declaration.kind === 'MethodDeclaration' && declaration.private) {
    const args = { name, wrong: 'a private method cannot be reached from outside.', example: undefined };
    checker.settled.push(report(decoratorProblems.decoratorArguments, args, decorator.span));
  } else if (name === 'http' && declaration.kind === 'MethodDeclaration')
    checkPath(checker, declaration, decorator);
}

function placeOf(declaration: Decorated): Place {
  if (declaration.kind === 'ServiceDeclaration') return 'service';
  return declaration.kind === 'ExternMethod' ? 'extern method' : 'method';
}

function checkContradiction(checker: Checker, found: ReadonlyMap<string, Decorator>): void {
  const [express, standard] = [found.get('express'), found.get('standard')];
  if (express === undefined || standard === undefined) return;
  const [first, second] =
    express.span.start < standard.span.start ? [express, standard] : [standard, express];
  const labels = [{ span: first.span, text: 'this says the other kind' }];
  checker.settled.push(report(decoratorProblems.twoMachineTypes, null, second.span, labels));
}

/** Each `{name}` of the path is a parameter of the method, once. */
function checkPath(checker: Checker, declaration: MethodDeclaration, decorator: Decorator): void {
  const route = readRoute(decorator);
  if (isWrong(route)) return;
  const parameters = declaration.parameters.flatMap(parameter =>
    patternNames(parameter.pattern).map(name => name.name),
  );
  const { path, pathNode } = route.value;
  const seen = new Set<string>();
  for (const name of pathNames(path)) {
    if (seen.has(name)) {
      const args = {
        name: 'http',
        wrong: `the path names \`{${name}}\` twice.`,
        example: httpExample,
      };
      checker.settled.push(report(decoratorProblems.decoratorArguments, args, pathNode.span));
    } else if (!parameters.includes(name)) {
      const args = { name, method: declaration.name.name, near: nearest(name, parameters) };
      checker.settled.push(report(decoratorProblems.routeParameter, args, pathNode.span));
    }
    seen.add(name);
  }
}
