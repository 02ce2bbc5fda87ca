import test from 'ava';
import type { CheckedProgram, MethodSymbol } from '../../compiler/check/program.ts';
import { type CodeNode, walk } from '../../compiler/check/rules/tree.ts';
import type { CallGraph } from '../../compiler/graph/index.ts';
import { analyse } from '../rules/program.ts';

interface Built {
  readonly graph: CallGraph;
  readonly program: CheckedProgram;
  method(id: string): MethodSymbol;
  /** The first node whose text is `text`. */
  node(text: string): CodeNode;
}

function build(text: string): Built {
  const { graph, program, diagnostics } = analyse(new Map([['main.mu', text]]));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (graph === undefined || program === undefined || errors.length > 0)
    throw new Error(errors.map(({ message }) => message).join('\n'));
  return {
    graph,
    program,
    method(id) {
      const found = graph.methods.find(method => method.id === id);
      if (found === undefined) throw new Error(`no method ${id}`);
      return found;
    },
    node(wanted) {
      let found: CodeNode | undefined;
      for (const module of program.modules)
        walk(module, node => {
          if (text.slice(node.span.start, node.span.end) === wanted) found ??= node;
          return found === undefined;
        });
      if (found === undefined) throw new Error(`no node ${wanted}`);
      return found;
    },
  };
}

const closures = `
function apply(f: (x: number) => number): number {
  return f(1);
}
function twice(f: (x: number) => number): number {
  return apply(f) + apply(f);
}
function pure(xs: number[]): number[] {
  return xs.map(x => x + 1);
}
function plain(f: () => number): number {
  return f();
}

service Store {
  state total: number = 0;
  state counts: Map<string, number>;

  handedOn(): number {
    return twice(x => x + this.total);
  }
  inVariable(keys: string[]): number {
    const has = (key: string): boolean => this.counts.has(key);
    const later = keys.map(key => has(key));
    return later.length;
  }
  local(): number {
    function read(): number {
      return xsOf().length;
    }
    return read();
  }
  untouched(xs: number[]): number {
    return pure(xs).length + plain(() => 3);
  }
  through(): number {
    return this.handedOn();
  }
}

function xsOf(): number[] {
  return pure([1]);
}
`;

test('functions that call touching closures touch', t => {
  const { graph, program, method } = build(closures);
  const touching = [...program.names.values()]
    .filter(symbol => symbol.kind === 'function')
    .filter(symbol => graph.touchesState(symbol))
    .map(symbol => symbol.name);
  t.deepEqual([...new Set(touching)].sort(), ['apply', 'twice']);
  const methods = graph.methods.filter(each => graph.touchesState(each)).map(each => each.name);
  t.deepEqual(methods, ['handedOn', 'inVariable', 'through']);
  t.false(graph.touchesState(method('Store.untouched')));
});

test('calls with touching closures touch', t => {
  const { graph, node } = build(closures);
  const touches = (text: string) => {
    const call = node(text);
    return call.kind === 'CallExpression' && graph.callTouchesState(call);
  };
  t.true(touches('keys.map(key => has(key))'));
  t.true(touches('has(key)'));
  t.true(touches('twice(x => x + this.total)'));
  t.true(touches('this.handedOn()'));
  t.false(touches('xs.map(x => x + 1)'));
  t.false(touches('pure(xs)'));
});

const calls = `
error Sold { what: string }

service Hotel {
  state rooms: Map<string, number>;
  state log: List<string>;

  reserve(id: string): number {
    const left = this.rooms.get(id) ?? 0;
    if (left === 0) throw new Sold({ what: id });
    this.rooms.set(id, left - 1);
    return left;
  }
  note(text: string): void {
    this.log.push(text);
  }
}

service Desk {
  state served: Counter;

  async one(a: string, b: string): Promise<number> {
    this.served.add(1);
    transaction {
      const first = await Hotel.reserve(a);
      await Hotel.note(\`got \${first}\`);
    }
    const rest = await Promise.all([Hotel.reserve(b), this.two(await Hotel.reserve("c"))]);
    return rest.length;
  }
  async two(n: number): Promise<number> {
    await Hotel.note("two");
    return n;
  }
}
`;

test('call sites are numbered by their place in the method', t => {
  const { graph, method } = build(calls);
  t.deepEqual(
    graph.sitesFrom(method('Desk.one')).map(({ id, targetId, use }) => `${id} ${targetId} ${use}`),
    [
      '1 Hotel.reserve awaited',
      '2 Hotel.note awaited',
      '3 Hotel.reserve started',
      '4 Desk.two started',
      '5 Hotel.reserve awaited',
    ],
  );
  t.is(graph.sitesTo(method('Hotel.reserve')).length, 3);
});

test('a turn has the effects of its own code, everything those of its calls', t => {
  const { graph, method } = build(calls);
  const one = method('Desk.one');
  t.deepEqual(graph.effects(one, 'turn').writes, ['Desk.served']);
  t.deepEqual(graph.effects(one).writes, ['Desk.served', 'Hotel.log', 'Hotel.rooms']);
  t.deepEqual(graph.effects(one).throws, ['Sold']);
  t.deepEqual(graph.effects(one, 'turn').throws, []);
});

test('effects of a piece of code', t => {
  const { graph, node } = build(calls);
  const call = node('await Hotel.reserve(b)'.slice('await '.length));
  t.deepEqual(graph.effectsOf(call, 'everything'), {
    reads: ['Hotel.rooms'],
    writes: ['Hotel.rooms'],
    scans: [],
    throws: ['Sold'],
  });
  t.deepEqual(graph.effectsOf(call, 'turn').reads, []);
});

test('a transaction pulls in what it calls', t => {
  const { graph, method } = build(calls);
  const site = graph.sitesFrom(method('Desk.one'))[0];
  const transaction = site?.transaction;
  t.truthy(transaction);
  if (transaction === undefined) return;
  t.deepEqual(
    graph.methodsIn(transaction).map(each => each.id),
    ['Hotel.reserve', 'Hotel.note'],
  );
  t.true(graph.pulledIn(method('Hotel.note')));
  t.false(graph.pulledIn(method('Desk.two')));
});

test('a method whose calls all stand in transactions is one turn', t => {
  const { graph, method } = build(`
service Hotel {
  state free: Counter;
  reserve(): void {
    this.free.add(-1);
  }
}

service Desk {
  async one(): Promise<void> {
    transaction {
      await Hotel.reserve();
    }
  }
  async two(): Promise<void> {
    await Hotel.reserve();
  }
}
`);
  t.false(graph.isWorkflow(method('Desk.one')));
  t.true(graph.isWorkflow(method('Desk.two')));
});

test('states that somebody scans are known', t => {
  const { graph, program } = build(`
service Hotel {
  state rooms: Map<string, number>;
  state guests: Map<string, number>;
  add(id: string): void {
    this.rooms.set(id, 1);
    this.guests.set(id, 1);
  }
  count(): number {
    return this.rooms.size;
  }
  invariant "nobody sleeps outside": this.guests.values().length < 5;
}
`);
  const states = program.services.flatMap(service => service.states);
  t.deepEqual(
    states.map(state => `${state.name} ${graph.scanned(state)} ${graph.watched(state)}`),
    ['rooms true false', 'guests false true'],
  );
  const { graph: other, program: unscanned } = build(`
service Hotel {
  state rooms: Map<string, number>;
  add(id: string): void {
    if (!this.rooms.has(id)) this.rooms.set(id, 1);
    this.rooms[id] = 3;
  }
}
`);
  t.false(other.scanned(unscanned.services[0]?.states[0] as never));
});
