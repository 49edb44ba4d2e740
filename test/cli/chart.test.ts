import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../spec/lifecycle.js';
import { accountStates } from '../../src/machine/chart.js';
import { parsed, unwind } from './running.js';

const drawn = async (format: string): Promise<string> => {
  const { code, out } = await unwind(['chart', '--format', format]);
  expect(code).toBe(0);
  return out;
};

/** The tags of an XML text in order, or what is wrong with it. */
function elements(text: string): readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly opens: boolean; readonly closes: boolean }[] {
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  return [...body.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*")*)(\/?)>/g)].map(([, end = '', name = '', attributes = '', empty = '']) => ({
    name,
    attributes: new Map([...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value] as const)),
    opens: end === '',
    closes: end !== '' || empty !== '',
  }));
}

describe('unwind chart', () => {
  it('draws for Mermaid unless asked otherwise', async () => {
    const { out } = await unwind(['chart']);
    expect(out).toBe(await drawn('mermaid'));
    expect(out).toMatch(/^stateDiagram-v2\n/);
  });

  it('declares every state that a Mermaid arrow names, and no name with a space before its brace', async () => {
    const text = await drawn('mermaid');
    const declared = [...text.matchAll(/ as (\w+)/g)].map(([, name]) => name);
    const used = [...text.matchAll(/(\w+|\[\*\]) --> (\w+|\[\*\])/g)].flatMap(([, from, to]) => [from, to]).filter((name) => name !== '[*]');
    expect(used.filter((name) => !declared.includes(name))).toEqual([]);
    expect(accountStates.filter((state) => !declared.includes(`unwind_account_${state.replaceAll('.', '_')}`))).toEqual([]);
    expect(text).not.toContain(' {');
    expect(text.split('{').length).toBe(text.split('}').length);
    expect(text.split('\n').filter((line) => line.trim() === '--')).toHaveLength(2);
  });

  it('declares every node that a Graphviz edge names, and every box that it is cut off at', async () => {
    const text = await drawn('dot');
    const nodes = [...text.matchAll(/^ *"([^"]+)" \[label=/gm)].map(([, name]) => name);
    const boxes = [...text.matchAll(/subgraph "([^"]+)"/g)].map(([, name]) => name);
    const edges = [...text.matchAll(/^ {2}"([^"]+)" -> "([^"]+)"/gm)].flatMap(([, from, to]) => [from, to]);
    const cut = [...text.matchAll(/l(?:head|tail)="([^"]+)"/g)].map(([, name]) => name);
    expect(edges.length).toBeGreaterThan(50);
    expect(edges.filter((name) => !nodes.includes(name))).toEqual([]);
    expect(cut.filter((name) => !boxes.includes(name))).toEqual([]);
    expect(text.split('{').length).toBe(text.split('}').length);
  });

  it('is well-formed SCXML whose targets exist', async () => {
    const text = await drawn('scxml');
    const tags = elements(text);
    const open: string[] = [];
    for (const { name, opens, closes } of tags) {
      if (opens) open.push(name);
      if (closes) expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    expect(text.replace(/<[^<>]*>/g, '').trim()).toBe('');
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    const targets = tags.flatMap(({ attributes }) => [attributes.get('target'), attributes.get('initial')].filter((id) => id !== undefined));
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(tags.filter(({ name, opens }) => name === 'transition' && opens).length).toBeGreaterThan(60);
  });

  it('is in JSON the very data that the machine runs', async () => {
    expect(parsed(await drawn('json'))).toEqual(lifecycle);
  });

  it('refuses a format that it does not know', async () => {
    expect(await unwind(['chart', '--format', 'svg'])).toEqual({ code: 2, out: '', err: '--format: expected mermaid or dot or scxml or json, found "svg"\n' });
  });
});
