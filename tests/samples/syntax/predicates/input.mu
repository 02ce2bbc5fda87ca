export const yes = true, no = false, none = null, text = 'it\'s "quoted"';

export function isText(x: unknown): x is string { return typeof x === 'string' }
