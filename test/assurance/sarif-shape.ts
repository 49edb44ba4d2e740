/** SARIF 2.1.0 as far as we write it, written down from the standard (sections 3.13 to 3.52): what is not named here, we do not write. */

const text = { type: 'object', required: ['text'], additionalProperties: false, properties: { text: { type: 'string', minLength: 1 } } } as const;
const level = { enum: ['none', 'note', 'warning', 'error'] } as const;

const rule = {
  type: 'object', required: ['id'], additionalProperties: false,
  properties: {
    id: { type: 'string' }, shortDescription: text, fullDescription: text, help: text,
    defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level } },
    properties: { type: 'object', additionalProperties: false, properties: { tags: { type: 'array', uniqueItems: true, items: { type: 'string' } } } },
  },
} as const;

const physicalLocation = {
  type: 'object', required: ['artifactLocation'], additionalProperties: false,
  properties: {
    artifactLocation: { type: 'object', required: ['uri'], additionalProperties: false, properties: { uri: { type: 'string', pattern: '^[A-Za-z0-9/._~%-]+$' } } },
    region: { type: 'object', required: ['startLine'], additionalProperties: false, properties: { startLine: { type: 'integer', minimum: 1 } } },
  },
} as const;

const location = { type: 'object', required: ['physicalLocation'], additionalProperties: false, properties: { physicalLocation, message: text } } as const;

const threadFlow = {
  type: 'object', required: ['locations'], additionalProperties: false,
  properties: { locations: { type: 'array', minItems: 1, items: { type: 'object', additionalProperties: false, properties: { location } } } },
} as const;

const result = {
  type: 'object', required: ['message', 'ruleId', 'ruleIndex', 'level', 'locations'], additionalProperties: false,
  properties: {
    ruleId: { type: 'string' }, ruleIndex: { type: 'integer', minimum: 0 }, level, message: text,
    locations: { type: 'array', minItems: 1, maxItems: 10, items: location },
    codeFlows: { type: 'array', items: { type: 'object', required: ['threadFlows'], additionalProperties: false, properties: { threadFlows: { type: 'array', minItems: 1, items: threadFlow } } } },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
    properties: { type: 'object' },
  },
} as const;

const invocation = {
  type: 'object', required: ['executionSuccessful'], additionalProperties: false,
  properties: {
    executionSuccessful: { type: 'boolean' },
    toolExecutionNotifications: { type: 'array', items: { type: 'object', required: ['message'], additionalProperties: false, properties: { level, message: text } } },
  },
} as const;

const run = {
  type: 'object', required: ['tool', 'results'], additionalProperties: false,
  properties: {
    tool: {
      type: 'object', required: ['driver'], additionalProperties: false,
      properties: {
        driver: {
          type: 'object', required: ['name'], additionalProperties: false,
          properties: { name: { type: 'string' }, semanticVersion: { type: 'string' }, rules: { type: 'array', uniqueItems: true, items: rule } },
        },
      },
    },
    automationDetails: { type: 'object', additionalProperties: false, properties: { id: { type: 'string' } } },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    invocations: { type: 'array', items: invocation },
    results: { type: 'array', items: result },
    properties: { type: 'object' },
  },
} as const;

export const sarifShape = {
  type: 'object', required: ['version', 'runs'], additionalProperties: false,
  properties: { $schema: { type: 'string' }, version: { const: '2.1.0' }, runs: { type: 'array', minItems: 1, items: run } },
} as const;
