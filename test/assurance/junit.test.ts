import { describe, expect, it } from 'vitest';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { nasty, shown, withText } from './rendering.js';
import { incomplete, sample, withBrokenPromise } from './sample.js';
import { type Element, NotXml, xmlOf } from './xml.js';

const suiteOf = (report: Assurance): Element => {
  const [suite, ...others] = xmlOf(shown('junit', report)).children;
  expect(others).toEqual([]);
  return suite ?? { name: '', attributes: new Map(), children: [], text: '' };
};

const casesOf = (report: Assurance): readonly Element[] => suiteOf(report).children.filter(({ name }) => name === 'testcase');
const outcomeOf = ({ children }: Element): string => children.map(({ name }) => name).find((name) => name !== 'system-out') ?? 'passed';
const outcomes = (report: Assurance): readonly (readonly [string | undefined, string])[] => casesOf(report).map((each) => [each.attributes.get('name'), outcomeOf(each)]);

describe('an assurance for a build', () => {
  it('is one test case for each guarantee: what is open is skipped, and what nobody promised fails nothing', () => {
    expect(outcomes(sample())).toEqual([
      ['collateral-is-conserved', 'passed'],
      ['debt-is-conserved', 'passed'],
      ['no-toxic-spiral', 'passed'],
      ['solvent-within-envelope', 'skipped'],
      ['gap-theorem', 'passed'],
      ['never-stuck', 'skipped'],
    ]);
  });

  it('fails where a promise is broken, and tells the run that breaks it', () => {
    const report = withBrokenPromise();
    expect(outcomes(report).filter(([, outcome]) => outcome === 'failure')).toEqual([['no-toxic-spiral', 'failure']]);
    const failure = casesOf(report)[2]?.children[0];
    expect(failure?.attributes.get('message')).toMatch(/^no-toxic-spiral is refuted: where a step would lower health/);
    expect(failure?.text).toMatch(/\n5\. day 0 01:16:40 STEP up to 60 USD for ETH: repaid 60 USD/);
  });

  it('tells what is refuted though nobody promised it', () => {
    const told = casesOf(sample())[2]?.children[0];
    expect(told?.name).toBe('system-out');
    expect(told?.text).toContain('The design does not promise it.\nrefuted: 5 events, ending in STEP\n');
  });

  it.each([['held', sample(), '0'], ['broken', withBrokenPromise(), '1']])('counts what its cases came to, %s', (_what, report, failures) => {
    for (const element of [xmlOf(shown('junit', report)), suiteOf(report)]) {
      expect(Object.fromEntries(element.attributes)).toMatchObject({ tests: '6', failures, errors: '0', skipped: '2' });
    }
  });

  it('says what is missing of a campaign', () => {
    const properties = (report: Assurance) => suiteOf(report).children[0]?.children.map(({ attributes }) => [attributes.get('name'), attributes.get('value')]);
    expect(properties(incomplete())).toContainEqual(['missing', 'The campaign is incomplete: 15,000 of 20,000 runs are missing (shards 0-1, 3 of 4).']);
    expect(properties(sample())).toContainEqual(['missing', 'nothing']);
  });

  it('reads back whatever its texts hold, but for what XML cannot hold', () => {
    const report = withText(withBrokenPromise(), nasty);
    const failure = casesOf(report)[2]?.children[0];
    const kept = nasty.replace(/[\u0000\u001B\uFFFF\uD800]/g, '\uFFFD');
    expect(failure?.attributes.get('message')).toBe(`no-toxic-spiral is refuted: ${kept}`);
    expect(failure?.text.startsWith(`${kept}\n${kept}\n`)).toBe(true);
  });

  it('is read by a reader that refuses what is not well-formed', () => {
    const text = shown('junit', sample());
    for (const broken of [text.replace('</testsuite>', ''), text.replace('seed 7', 'seed & 7'), text.replace('seed 7', 'seed < 7'), text.replace('seed 7', 'seed \u0000')]) {
      expect(() => xmlOf(broken)).toThrow(NotXml);
    }
  });
});
