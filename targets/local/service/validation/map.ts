// What only a Map has.
import { isRecord } from '../../interpreter/json.ts';
import { blockProblems, type Checked, isExpression, onlyOne, schema } from './checked.ts';
import type { Fields, Problem } from './problem.ts';

const pairs = ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage'];

export function mapProblems(checked: Checked): readonly Problem[] {
  const { state, at } = checked;
  const field = state['ItemProcessor'] === undefined ? 'Iterator' : 'ItemProcessor';
  const processor = state[field];
  if (processor === undefined) return [schema('These fields are required: [ItemProcessor]', at)];
  return [
    ...onlyOne(state, ['ItemProcessor', 'Iterator'], at),
    ...onlyOne(state, ['ItemSelector', 'Parameters'], at),
    ...pairs.flatMap(name => onlyOne(state, [name, `${name}Path`], at)),
    ...numberProblems(state, at),
    ...labelProblems(state, at),
    ...processorProblems(checked, field),
    ...blockProblems(processor, `${at}/${field}`, checked),
  ];
}

function numberProblems(state: Fields, at: string): readonly Problem[] {
  return pairs.flatMap(field => {
    const value = state[field];
    if (value === undefined || isExpression(value)) return [];
    const percentage = field === 'ToleratedFailurePercentage';
    const place = `${at}/${field}`;
    if (typeof value !== 'number' || (!percentage && !Number.isInteger(value)))
      return [schema(`Expected value of type ${percentage ? 'Float' : 'Integer'}`, place)];
    if (value < 0) return [schema(`Minimum value is ${percentage ? '0.0' : '0'}`, place)];
    return percentage && value > 100 ? [schema('Maximum value is 100.0', place)] : [];
  });
}

const outsideLabels = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

function labelProblems({ Label }: Fields, at: string): readonly Problem[] {
  if (Label === undefined) return [];
  const place = `${at}/Label`;
  if (typeof Label !== 'string') return [schema('Expected value of type String', place)];
  if (Label === '') return [schema('Label cannot be empty', place)];
  if (Label.length > 40) return [schema('Label cannot exceed 40 characters', place)];
  return outsideLabels.test(Label) ? [schema('Label contains invalid characters', place)] : [];
}

const modes = ['INLINE', 'DISTRIBUTED'];

function processorProblems({ state, at, rules }: Checked, field: string): readonly Problem[] {
  const processor = state[field];
  const config = isRecord(processor) ? processor['ProcessorConfig'] : undefined;
  if (config === undefined || !isRecord(config)) return [];
  const place = `${at}/${field}/ProcessorConfig`;
  const { Mode = 'INLINE', ExecutionType } = config;
  if (!modes.includes(String(Mode)))
    return [
      schema(`The field 'Mode' should have one of these values: [${modes.join(', ')}]`, `${place}/Mode`),
    ];
  if (Mode === 'INLINE') return [];
  if (rules.type === 'EXPRESS')
    return [schema('Express state machine does not support distributed Map', `${place}/Mode`)];
  if (ExecutionType !== 'STANDARD' && ExecutionType !== 'EXPRESS')
    return [
      schema(
        "The field 'ExecutionType' should have one of these values: [STANDARD, EXPRESS]",
        `${place}/ExecutionType`,
      ),
    ];
  return [];
}
