// Numbers and identifiers that are made up, the same again where a world goes back to what it was.
import type { Ports } from '../history.ts';

export class Draws {
  readonly #make: () => Ports;
  #ports: Ports;
  /** What was drawn so far. */
  #drawn: ('random' | 'uuid')[] = [];

  constructor(make: () => Ports) {
    this.#make = make;
    this.#ports = make();
  }

  /** For a world. */
  get ports(): Ports {
    return { ...this.#ports, random: () => this.#draw('random'), uuid: () => this.#draw('uuid') };
  }

  #draw<K extends 'random' | 'uuid'>(kind: K): ReturnType<Ports[K]> {
    this.#drawn.push(kind);
    return this.#ports[kind]() as ReturnType<Ports[K]>;
  }

  save(): () => void {
    const drawn = [...this.#drawn];
    return () => {
      this.#ports = this.#make();
      for (const kind of drawn) this.#ports[kind]();
      this.#drawn = [...drawn];
    };
  }
}
