// The engine against the floor: the same reservations over HTTP from the same load generator, in turn, round by round. Each
// round's ratio is taken with its neighbour's, so that what else the machine does weighs on both.
import { join } from 'node:path';
import { type LoadGenerator, median, startLoad } from './load.ts';
import { type Listening, listen, root, temporaryFolder } from './processes.ts';

export interface FloorRatio {
  /** Requests per second at 16 connections, ÷ the floor's. */
  readonly travel16: number;
  /** Median latency at one connection, ÷ the floor's. */
  readonly travelP50At1: number;
}

const rounds = 5;
const seconds = 1.5;
const places = Array.from({ length: 100 }, (_, i) => `p${i}`);
const bodies = places.map((place, i) => JSON.stringify([`u${i}`, place, places[(i * 7) % places.length]]));

interface Contender {
  readonly url: string;
  readonly path: string;
  /** Every hotel and flight as new: a record grows with its guests. */
  seed(): Promise<void>;
}

export async function measureFloorRatio(build: string): Promise<FloorRatio> {
  const servers: Listening[] = [];
  const load = startLoad();
  try {
    servers.push(await listen([join(root, 'bench/floor.ts'), temporaryFolder()]));
    servers.push(await listen([join(root, 'bench/engine.ts'), build, temporaryFolder()]));
    const [floor, engine] = servers as [Listening, Listening];
    const contenders = [floorContender(floor.url), engineContender(engine.url)] as const;
    await compare(load, contenders, 16); // warms both up
    const at16: number[] = [];
    const at1: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [floor16, engine16] = await compare(load, contenders, 16);
      at16.push(engine16.perSecond / floor16.perSecond);
      const [floor1, engine1] = await compare(load, contenders, 1);
      at1.push(engine1.p50 / floor1.p50);
    }
    return { travel16: median(at16), travelP50At1: median(at1) };
  } finally {
    await load.close();
    await Promise.all(servers.map(server => server.stop()));
  }
}

async function compare(
  load: LoadGenerator,
  [floor, engine]: readonly [Contender, Contender],
  connections: number,
) {
  const measure = async ({ url, path, seed }: Contender) => {
    await seed();
    return load.round({ url, path, connections, seconds, bodies });
  };
  return [await measure(floor), await measure(engine)] as const;
}

function floorContender(url: string): Contender {
  return { url, path: '/reserve', seed: () => post(`${url}/seed`, places) };
}

function engineContender(url: string): Contender {
  const seed = async () => {
    for (const place of places) {
      await post(`${url}/Hotel/add`, [place, 1_000_000_000]);
      await post(`${url}/Flight/add`, [place, 1_000_000_000]);
    }
  };
  return { url, path: '/reservations', seed };
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}
