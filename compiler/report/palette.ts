// The colours of a terminal, as functions. Plain output uses the same layout without them.
export type Style = 'error' | 'warning' | 'frame' | 'label' | 'help' | 'strong';

export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, string>> = {
  error: '1;31',
  warning: '1;33',
  frame: '34',
  label: '36',
  help: '1;32',
  strong: '1',
};

export function palette(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => (text === '' ? '' : `\u001b[${codes[style]}m${text}\u001b[0m`);
}
