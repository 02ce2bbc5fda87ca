// Partial, Required, Readonly, Pick, Omit, Record, Exclude and ReturnType do what they do in TypeScript.
//
// > Settings.get() = { "theme": "light", "size": 12, "lines": true }
// > Settings.change({ "size": 14 }) = ["size"]
// > Settings.change({ "theme": "dark", "lines": false }) = ["theme", "lines"]
// > Settings.get() = { "theme": "dark", "size": 14, "lines": false }
// > Settings.summary() = { "theme": "dark", "size": 14 }
// > Settings.hidden() = { "lines": false }
// > Settings.counts() = { "dark": 1, "light": 0 }
type All = { theme: "light" | "dark"; size: number; lines: boolean };
type Change = Partial<All>;
type Summary = Pick<All, "theme" | "size">;
type Hidden = Omit<All, keyof Summary>;
const defaults: Readonly<Required<Change>> = { theme: "light", size: 12, lines: true };
function keysOf<T extends object>(value: T): string[] {
  return Object.keys(value);
}
function count(themes: readonly All["theme"][]): Record<All["theme"], number> {
  const counts: Record<All["theme"], number> = { light: 0, dark: 0 };
  for (const theme of themes) counts[theme]++;
  return counts;
}
type Counts = ReturnType<typeof count>;
export service Settings {
  state settings: All = { theme: "light", size: 12, lines: true };

  get(): All {
    return { ...defaults, ...this.settings };
  }

  change(change: Change): string[] {
    this.settings = { ...this.settings, ...change };
    return keysOf(change);
  }

  summary(): Summary {
    const { theme, size } = this.settings;
    return { theme, size };
  }

  hidden(): Hidden {
    const { theme, size, ...rest } = this.settings;
    return rest;
  }

  counts(): Counts {
    return count([this.settings.theme]);
  }
}
