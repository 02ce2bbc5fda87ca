// Interfaces that extend one another, objects that fit them, readonly and optional members, index signatures.
//
// > Zoo.describe({ "name": "Rex", "legs": 4, "barks": true }) = "Rex has 4 legs and barks"
// > Zoo.describe({ "name": "Tweety", "legs": 2, "wings": 2 }) = "Tweety has 2 legs and 2 wings"
// > Zoo.counted([{ "name": "a", "legs": 4, "barks": false }, { "name": "b", "legs": 2, "wings": 2 }]) = { "legs": 6, "wings": 2 }
// > Zoo.table({ "x": { "name": "x", "legs": 0 } }) = ["x: 0"]
import { Echo } from "./echo.mu";
interface Named {
  readonly name: string;
}
interface Animal extends Named {
  legs: number;
}
interface Dog extends Animal {
  barks: boolean;
}
interface Bird extends Animal {
  wings: number;
}
interface Table {
  [id: string]: Animal;
}
function has<T extends Animal>(animal: T): string {
  return `${animal.name} has ${animal.legs} legs`;
}
export service Zoo {
  async describe(animal: Dog | Bird): Promise<string> {
    const start = await Echo.say(has(animal));
    return "wings" in animal
      ? `${start} and ${animal.wings} wings`
      : animal.barks ? `${start} and barks` : start;
  }

  counted(animals: (Dog | Bird)[]): { legs: number; wings: number } {
    return animals.reduce(
      (sum, animal) => ({
        legs: sum.legs + animal.legs,
        wings: sum.wings + ("wings" in animal ? animal.wings : 0),
      }),
      { legs: 0, wings: 0 },
    );
  }

  table(animals: Table): string[] {
    return Object.entries(animals).map(([id, { legs }]) => `${id}: ${legs}`);
  }
}
