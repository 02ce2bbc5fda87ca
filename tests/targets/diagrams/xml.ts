// Reads XML strictly enough to say that a drawing is well-formed, and as a tree to look into.

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<(\/)?([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z_][\w:.-]*="[^"<]*")*)\s*(\/)?>|[^<]+/gy;

/** Throws where the text is not one well-formed element. */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not XML at ${at}: ${text.slice(at, at + 60)}`);
    at = TOKEN.lastIndex;
    const [whole, closing, name, attributes = '', empty] = match;
    const parent = open.at(-1);
    if (parent === undefined) throw new Error(`more ends than starts before ${at}`);
    if (name === undefined) {
      parent.text += decoded(whole);
    } else if (closing !== undefined) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element at ${at}`);
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0) throw new Error('not one element');
  return only;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decoded(value)] as const,
  );
  if (new Set(found.map(([name]) => name)).size !== found.length)
    throw new Error(`an attribute twice: ${text}`);
  return new Map(found);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function decoded(text: string): string {
  return text.replace(/&[^;]*;?/g, entity => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`not an entity: ${entity}`);
    return character;
  });
}

/** The element and all below it, in the order of the text. */
export function allElements(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(allElements)];
}
