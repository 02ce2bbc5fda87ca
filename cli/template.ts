// What `muc new` writes: a project of one service that a person can read in two minutes and change in the third.

export function projectFiles(name: string, dependency: string): ReadonlyMap<string, string> {
  const service = serviceName(name);
  return new Map([
    [`${name.toLowerCase()}.mu`, source(service)],
    ['scenario.json', scenario(service)],
    ['package.json', packageJson(name, dependency)],
    ['README.md', readme(name, service)],
    ['.gitignore', 'build/\nnode_modules/\n.mu/\n'],
  ]);
}

/** Names that mean something in mu already. */
const taken = new Set([
  'Map',
  'Set',
  'List',
  'Counter',
  'Error',
  'Promise',
  'Date',
  'Math',
  'Array',
  'Object',
  'String',
]);

function serviceName(name: string): string {
  const pascal = name
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  return taken.has(pascal) ? `${pascal}Service` : pascal;
}

function source(service: string): string {
  return `/** What is left of something, and who has it. */
export type Places = { left: number; guests: string[] };

export error NoSuchPlace { id: string }
export error SoldOut { id: string }

/** Nothing interleaves between two awaits: a method without \`await\` needs no lock. */
export service ${service} {
  state places: Map<string, Places>;

  /** Opens something with so many places. */
  open(id: string, places: number): void {
    this.places.set(id, { left: places, guests: [] });
  }

  /** Takes one place for a guest and answers how many are left. */
  @http("POST", "/bookings")
  book(id: string, guest: string): number {
    const places = this.find(id);
    if (places.left === 0) throw new SoldOut({ id });
    const left = places.left - 1;
    this.places.set(id, { left, guests: [...places.guests, guest] });
    return left;
  }

  @http("GET", "/places/{id}")
  find(id: string): Places {
    const places = this.places.get(id);
    if (places === undefined) throw new NoSuchPlace({ id });
    return places;
  }
}
`;
}

function scenario(service: string): string {
  const steps = [
    { call: `${service}.open`, args: ['garden', 3] },
    { call: `${service}.book`, args: ['garden', 'ada'], request: 'ada-1', result: 2 },
    { call: `${service}.book`, args: ['garden', 'ada'], request: 'ada-1', result: 2 },
    {
      call: `${service}.book`,
      args: ['attic', 'bob'],
      error: { name: 'NoSuchPlace', fields: { id: 'attic' } },
    },
    {
      concurrently: [{ call: `${service}.book`, args: ['garden', 'guest-{n}'] }],
      times: 5,
      outcomes: { ok: 2, SoldOut: 3 },
    },
    { call: `${service}.find`, args: ['garden'], result: { left: 0, guests: { $length: 3 } } },
  ];
  const about = 'Places are never sold twice, and asking again does not book again.';
  return `${JSON.stringify({ about, steps }, undefined, 2)}\n`;
}

function packageJson(name: string, dependency: string): string {
  const about = {
    name: name.toLowerCase(),
    version: '0.1.0',
    private: true,
    scripts: {
      test: 'muc check && muc run . --scenario scenario.json',
      dev: 'muc dev --data .mu/data',
      build: 'muc build --target=sfn',
    },
    devDependencies: { 'mu-lang': dependency },
  };
  return `${JSON.stringify(about, undefined, 2)}\n`;
}

function readme(name: string, service: string): string {
  return `# ${name}

A service in mu: \`${name.toLowerCase()}.mu\`.

\`\`\`sh
npm install
npm test            # plays scenario.json on the local engine
npm run dev         # serves it on http://localhost:8080, and again after each change
npm run build       # build/sfn: state machines, functions, a template, diagrams
\`\`\`

\`\`\`sh
curl -X POST localhost:8080/${service}/open -d '["garden", 3]'
curl -X POST localhost:8080/bookings -H 'Idempotency-Key: ada-1' -d '{"id": "garden", "guest": "ada"}'
curl localhost:8080/places/garden
\`\`\`
`;
}
