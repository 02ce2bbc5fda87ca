// What a Task's `Resource` names.

export type Resource =
  | { readonly kind: 'lambda'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'service';
      /** `lambda`, `aws-sdk:dynamodb` */
      readonly service: string;
      /** `invoke`, `startExecution` */
      readonly action: string;
      /** `` for request and response, `sync`, `sync:2`, `waitForTaskToken` */
      readonly pattern: string;
    };

const known = new Map<string, Resource | undefined>();

/** Undefined: it names nothing that the language knows. */
export function resourceOf(text: string): Resource | undefined {
  if (known.has(text)) return known.get(text);
  const resource = parse(text);
  if (known.size > 10_000) known.clear();
  known.set(text, resource);
  return resource;
}

function parse(text: string): Resource | undefined {
  if (/^arn:[\w-]+:lambda:[^:]*:\d*:function:/.test(text)) return { kind: 'lambda', arn: text };
  if (/^arn:[\w-]+:states:[^:]+:\d+:activity:/.test(text)) return { kind: 'activity', arn: text };
  const [, service, action, pattern = ''] =
    /^arn:[\w-]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[\w-]+):([\w-]+)(?:\.(sync(?::2)?|waitForTaskToken))?$/.exec(
      text,
    ) ?? [];
  return service === undefined || action === undefined
    ? undefined
    : { kind: 'service', service, action, pattern };
}
