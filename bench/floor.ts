// The floor: what a reservation costs on this machine when nothing is promised but durability. A plain Node HTTP server
// reads a room and a flight, and writes both and the order, in one LMDB transaction; it answers when that is on disk. No
// ledger, no idempotency, no isolation of user code. What the engine takes more than this is the price of the guarantee.
//
//   node bench/floor.ts FOLDER     prints {"url":"http://127.0.0.1:PORT"} when it listens
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { open } from 'lmdb';

interface Place {
  readonly capacity: number;
  readonly guests: readonly string[];
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: floor.ts FOLDER');

// The options with which it is fastest here: a transaction resolves when it is on disk.
const environment = open({
  path: folder,
  encoding: 'json',
  maxDbs: 4,
  overlappingSync: false,
  eventTurnBatching: false,
});
const hotels = environment.openDB<Place, string>({ name: 'hotels', encoding: 'json' });
const flights = environment.openDB<Place, string>({ name: 'flights', encoding: 'json' });
const orders = environment.openDB<object, string>({ name: 'orders', encoding: 'json' });

const server = createServer((request, response) => {
  answer(request).then(
    body => send(response, 200, body),
    error => send(response, 500, String(error)),
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  environment.close();
});

async function answer(request: IncomingMessage): Promise<unknown> {
  const args = JSON.parse(await text(request)) as string[];
  return request.url === '/seed' ? seed(args) : reserve(args as [string, string, string]);
}

async function seed(ids: readonly string[]): Promise<number> {
  await environment.transaction(() => {
    for (const id of ids) {
      hotels.put(id, { capacity: 1_000_000_000, guests: [] });
      flights.put(id, { capacity: 1_000_000_000, guests: [] });
    }
  });
  return ids.length;
}

async function reserve([user, flightId, hotelId]: readonly [string, string, string]): Promise<boolean> {
  const order = randomUUID();
  const done = await environment.transaction(() => {
    const hotel = hotels.get(hotelId);
    const flight = flights.get(flightId);
    if (hotel === undefined || flight === undefined || hotel.capacity < 1 || flight.capacity < 1)
      return false;
    hotels.put(hotelId, taken(hotel, user));
    flights.put(flightId, taken(flight, user));
    orders.put(order, { user, flightId, hotelId });
    return true;
  });
  await environment.flushed;
  return done;
}

function taken(place: Place, user: string): Place {
  return { capacity: place.capacity - 1, guests: [...place.guests, user] };
}

function text(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
