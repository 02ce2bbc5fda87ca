// One piece of a random program, in both languages at once: what `muc` compiles, and the JavaScript that says directly what
// it means. Most text is the same; `dual` makes the pieces that are not.

export interface Code {
  readonly mu: string;
  readonly js: string;
}

export function dual(mu: string, js: string): Code {
  return { mu, js };
}

/** Text with pieces in it. */
export function code(strings: TemplateStringsArray, ...parts: readonly (Code | string | number)[]): Code {
  const text = (language: keyof Code): string =>
    strings.reduce((sum, string, i) => {
      const part = i === 0 ? '' : parts[i - 1];
      return sum + (typeof part === 'object' ? part[language] : String(part ?? '')) + string;
    }, '');
  return { mu: text('mu'), js: text('js') };
}

export function join(parts: readonly Code[], separator: string): Code {
  return { mu: parts.map(p => p.mu).join(separator), js: parts.map(p => p.js).join(separator) };
}

/** Statements between braces. */
export function braces(body: Code): Code {
  return code`{\n${join([body], '')}\n}`;
}
