type Odd = { self: string; other: this };
