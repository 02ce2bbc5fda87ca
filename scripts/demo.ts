// `npm run demo`: the travel application from source to a sold-out flight, with the engine killed in the middle.
// It uses muc from outside, as a user does: processes, HTTP, and in the end a look at what is on the disk.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, exit, stdout } from 'node:process';
import { openLmdbStore } from '../stdlib/stores/lmdb.ts';
import { Engine } from './demo/engine.ts';
import { type Ending, Travellers } from './demo/travellers.ts';

const seats = 100;
const rooms = 250;
const travellers = 160;
const clients = 12;
const killAfter = 40;

const root = join(import.meta.dirname, '..');
const muc = join(root, 'cli', 'muc.mjs');
const data = mkdtempSync(join(tmpdir(), 'mu-demo-'));
const problems: string[] = [];

try {
  await demo();
} finally {
  rmSync(data, { recursive: true, force: true });
}
exit(problems.length === 0 ? 0 : 1);

async function demo(): Promise<void> {
  title('Build');
  const built = spawnSync(execPath, [muc, 'build', 'apps/travel-reservation', '--target=sfn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the build failed');

  title('Serve');
  let engine = await Engine.start({ root, muc, data });
  say(`muc dev serves it on ${engine.url} after ${seconds(engine.startedIn)}`);
  await engine.call('Hotel/add', ['h1', rooms]);
  await engine.call('Flight/add', ['f1', seats]);
  say(`hotel h1 has ${rooms} rooms, flight f1 has ${seats} seats`);

  title('Sell');
  const crowd = new Travellers(travellers, () => engine.url);
  const begun = performance.now();
  const selling = crowd.reserve(clients);
  await crowd.accepted(killAfter);
  await engine.kill();
  const before = crowd.endings.size;
  say(
    `${clients} clients reserve for ${travellers} travellers; after ${before} answers the engine is killed (SIGKILL)`,
  );
  engine = await Engine.start({ root, muc, data, port: engine.port });
  say(`it serves again after ${seconds(engine.startedIn)}, from the same folder`);
  await selling;
  const took = performance.now() - begun;
  say(
    `everybody has an answer after ${seconds(took)}; ${crowd.repeated.size} requests had to be sent again, under their request ids`,
  );

  title('Count');
  await compare(crowd.endings, engine);
  await askAgain(crowd, engine);
  await engine.stop();
  await countOnDisk(crowd.endings);
  title(problems.length === 0 ? 'Everything agrees.' : `${problems.length} things disagree.`);
}

interface Stock {
  readonly capacity: number;
  readonly guests: readonly string[];
}

interface Trip {
  readonly user: string;
  readonly flightId: string;
  readonly hotelId: string;
}

async function compare(endings: ReadonlyMap<string, Ending>, engine: Engine): Promise<void> {
  const accepted = [...endings].flatMap(([user, { order }]) =>
    order === undefined ? [] : [{ user, order }],
  );
  const refused = [...endings].filter(([, { error }]) => error === 'SoldOut').length;
  check(`${accepted.length} reservations accepted, ${refused} refused as sold out`, () => [
    [accepted.length, seats],
    [refused, travellers - seats],
  ]);
  const users = accepted.map(({ user }) => user).sort();
  const flight = (await engine.call('Flight/find', ['f1'])) as Stock;
  check(`the flight has ${flight.capacity} seats left and ${flight.guests.length} guests`, () => [
    [flight.capacity, 0],
    [[...flight.guests].sort(), users],
  ]);
  const hotel = (await engine.call('Hotel/find', ['h1'])) as Stock;
  check(`the hotel has ${hotel.capacity} rooms left and ${hotel.guests.length} guests, the same`, () => [
    [hotel.capacity, rooms - seats],
    [[...hotel.guests].sort(), users],
  ]);
  const trips = await Promise.all(
    accepted.map(({ order }) => engine.call('Order/find', [order]) as Promise<Trip>),
  );
  check(`${trips.length} orders, each for its traveller`, () => [
    [trips.map(({ user }) => user).sort(), users],
    [new Set(accepted.map(({ order }) => order)).size, accepted.length],
    [trips.every(({ flightId, hotelId }) => flightId === 'f1' && hotelId === 'h1'), true],
  ]);
}

/** The same request under the same id gives the same answer, and does nothing. */
async function askAgain(crowd: Travellers, engine: Engine): Promise<void> {
  const again = await crowd.askAgain();
  const flight = (await engine.call('Flight/find', ['f1'])) as Stock;
  check(`asked again under their ids, all ${again.asked} got the same answer, and nothing was booked`, () => [
    [again.same, travellers],
    [flight.guests.length, seats],
  ]);
}

/** Nobody serves any more: what is in the store now is all there is. */
async function countOnDisk(endings: ReadonlyMap<string, Ending>): Promise<void> {
  const store = openLmdbStore({ path: data });
  const items = await store.scan({ service: 'Order', state: 'trips' });
  await store.close();
  const orders = [...endings.values()].flatMap(({ order }) => order ?? []).sort();
  check(`the store on the disk holds ${items.length} orders, no other`, () => [
    [items.map(({ key }) => String(key)).sort(), orders],
  ]);
}

function check(
  sentence: string,
  pairs: () => readonly (readonly [actual: unknown, expected: unknown])[],
): void {
  const wrong = pairs().filter(([actual, expected]) => JSON.stringify(actual) !== JSON.stringify(expected));
  say(`${wrong.length === 0 ? '✔' : '✘'} ${sentence}`);
  for (const [actual, expected] of wrong) {
    say(`    found ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
    problems.push(sentence);
  }
}

function title(text: string): void {
  stdout.write(`\n${text}\n`);
}

function say(text: string): void {
  stdout.write(`  ${text}\n`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
