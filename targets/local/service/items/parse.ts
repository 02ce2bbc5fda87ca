// The text of a file as items: JSON, JSON Lines, or CSV.

import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';

export interface ReaderSettings {
  readonly InputType?: string;
  readonly CSVHeaderLocation?: string;
  readonly CSVHeaders?: readonly string[];
  readonly CSVDelimiter?: string;
  readonly ItemsPointer?: string;
  readonly MaxItems?: number | string;
}

export function itemsOf(text: string, settings: ReaderSettings): readonly Json[] {
  const all = parsed(text, settings);
  const most = Number(settings.MaxItems ?? 0);
  return most > 0 ? all.slice(0, most) : all;
}

function parsed(text: string, settings: ReaderSettings): readonly Json[] {
  if (settings.InputType === 'CSV') return fromCsv(text, settings);
  if (settings.InputType === 'JSONL')
    return text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => JSON.parse(line) as Json);
  const value = pointed(JSON.parse(text) as Json, settings.ItemsPointer);
  if (Array.isArray(value)) return value;
  if (isRecord(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  throw new Error('Attempting to map over non-iterable node.');
}

/** RFC 6901. */
function pointed(value: Json, pointer = ''): Json {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((at, part) => {
      const next = Array.isArray(at)
        ? at[Number(part)]
        : isRecord(at) && Object.hasOwn(at, part)
          ? at[part]
          : undefined;
      if (next === undefined) throw new Error(`ItemsPointer ${pointer} points to nothing.`);
      return next;
    }, value);
}

const delimiters: { readonly [name: string]: string } = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

function fromCsv(
  text: string,
  { CSVHeaderLocation, CSVHeaders = [], CSVDelimiter = 'COMMA' }: ReaderSettings,
): readonly Json[] {
  const rows = rowsOf(text, delimiters[CSVDelimiter] ?? ',');
  const headers = CSVHeaderLocation === 'GIVEN' ? CSVHeaders : (rows.shift() ?? []);
  if (new Set(headers).size < headers.length) throw new Error('CSV headers cannot contain duplicates.');
  return rows.map(row => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])));
}

/** RFC 4180: a field in quotes may hold delimiters, line breaks and doubled quotes. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === delimiter) {
      row.push(field);
      field = '';
    } else if (sign === '\n') {
      rows.push([...row, field.replace(/\r$/, '')]);
      row = [];
      field = '';
    } else field += sign;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}
