// What CloudFormation knows of the resource types that muc writes: the properties that it uses, and which must be there.
// After aws-cdk-lib's copy of the CloudFormation specification, as far as we need it.
import type { Resource, Template } from '../../targets/cloudformation/index.ts';

interface Schema {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ').filter(word => word !== '');
const schema = (required: string, optional: string): Schema => ({
  required: words(required),
  optional: words(optional),
});

const schemas: { readonly [type: string]: Schema } = {
  'AWS::ApiGatewayV2::Api': schema('', 'Name ProtocolType CorsConfiguration Description'),
  'AWS::ApiGatewayV2::Integration': schema(
    'ApiId IntegrationType',
    'IntegrationUri PayloadFormatVersion TimeoutInMillis IntegrationMethod',
  ),
  'AWS::ApiGatewayV2::Route': schema('ApiId RouteKey', 'Target AuthorizationType'),
  'AWS::ApiGatewayV2::Stage': schema('ApiId StageName', 'AutoDeploy DefaultRouteSettings'),
  'AWS::CloudWatch::Alarm': schema(
    'EvaluationPeriods ComparisonOperator',
    'AlarmDescription Namespace MetricName Dimensions Statistic Period Threshold TreatMissingData AlarmActions',
  ),
  'AWS::DynamoDB::Table': schema(
    'KeySchema',
    'AttributeDefinitions BillingMode PointInTimeRecoverySpecification TimeToLiveSpecification',
  ),
  'AWS::IAM::Role': schema('AssumeRolePolicyDocument', 'Policies'),
  'AWS::Lambda::Function': schema(
    'Code Role',
    'Description Runtime Architectures Handler MemorySize Timeout Environment LoggingConfig TracingConfig',
  ),
  'AWS::Lambda::Permission': schema('Action FunctionName Principal', 'SourceArn'),
  'AWS::Logs::LogGroup': schema('', 'LogGroupName RetentionInDays'),
  'AWS::StepFunctions::StateMachine': schema(
    'RoleArn',
    'StateMachineName StateMachineType DefinitionS3Location DefinitionSubstitutions LoggingConfiguration TracingConfiguration',
  ),
};

/** Sentences about what CloudFormation would refuse. */
export function findingsOf(template: Template): readonly string[] {
  const findings: string[] = [];
  const resources = Object.entries(template.Resources);
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters)]);
  for (const [id, resource] of resources) {
    if (!/^[A-Za-z0-9]{1,255}$/.test(id)) findings.push(`${id} is no logical id`);
    findings.push(...propertyFindings(id, resource));
  }
  for (const [where, name] of references(template, '')) {
    if (!known.has(name) && !name.startsWith('AWS::'))
      findings.push(`${where} refers to ${name}, which does not exist`);
  }
  if (resources.length > 500) findings.push(`${resources.length} resources, at most 500`);
  return [...findings, ...new Set(cycles(template))];
}

function propertyFindings(id: string, { Type, Properties }: Resource): readonly string[] {
  const found = schemas[Type];
  if (found === undefined) return [`${id} is a ${Type}, which is unknown`];
  const names = Object.keys(Properties).filter(name => Properties[name] !== undefined);
  const missing = found.required.filter(name => !names.includes(name));
  const extra = names.filter(name => !found.required.includes(name) && !found.optional.includes(name));
  return [
    ...missing.map(name => `${id} lacks ${name}`),
    ...extra.map(name => `${id} has ${name}, which ${Type} does not know`),
  ];
}

/** Every name that a Ref, a GetAtt or a Sub uses, with its place. */
function references(value: unknown, where: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [[where, String(inner)] as const];
    if (key === 'Fn::GetAtt') return [[where, String((inner as string[])[0])] as const];
    if (key === 'Fn::Sub') {
      const names = [...String(inner).matchAll(/\$\{([^!}]+)\}/g)].map(match => match[1] ?? '');
      return names.map(
        name => [where, name.startsWith('AWS::') ? name : (name.split('.')[0] ?? '')] as const,
      );
    }
    return references(inner, `${where}/${key}`);
  });
}

/** CloudFormation creates in the order of references; a circle has none. */
function cycles(template: Template): readonly string[] {
  const uses = new Map(
    Object.entries(template.Resources).map(([id, resource]) => [
      id,
      references(resource, id).map(([, name]) => name),
    ]),
  );
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): readonly string[] => {
    if (path.includes(id)) return [`a circle of references: ${[...path, id].join(' → ')}`];
    if (done.has(id)) return [];
    const found = (uses.get(id) ?? []).flatMap(next => visit(next, [...path, id]));
    done.add(id);
    return found;
  };
  return [...uses.keys()].flatMap(id => visit(id, []));
}
