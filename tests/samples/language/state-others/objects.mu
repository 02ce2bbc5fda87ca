// An object is stored as a whole and changed through the state.
//
// > Settings.set("dark", 3) = { "theme": "dark", "size": { "font": 3 } }
// > Settings.grow() = { "theme": "dark", "size": { "font": 4 } }
type Look = { theme: string; size: { font: number } };
export service Settings {
  state look: Look = { theme: "light", size: { font: 1 } };

  set(theme: string, font: number): Look {
    this.look = { theme, size: { font } };
    return this.look;
  }

  grow(): Look {
    this.look.size.font += 1;
    return this.look;
  }
}
