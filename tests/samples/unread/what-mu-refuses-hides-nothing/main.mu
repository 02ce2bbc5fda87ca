enum Colour { Red, Green }

type Flags<T> = { [K in keyof T]: boolean };

class Box {
  value = 1;
}

function paint(colour: Colour): string {
  return colour === Colour.Red ? "red" : 5;
}

export service Shop {
  state open: boolean = true;

  close(): void {
    var now = 1;
    this.opened = false;
  }

  left(): number {
    return this.open;
  }
}
