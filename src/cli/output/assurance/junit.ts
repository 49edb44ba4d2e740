import type { Assurance } from '../../../audit/assurance/assurance.js';
import type { Assured } from '../../../audit/assurance/evidence.js';
import { campaignText, missingText } from './counts.js';
import { evidenceLines } from './evidence-text.js';
import { eventTexts } from './events.js';

/** XML 1.0 has no way to write these at all, not even escaped. */
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

const escaped = (text: string, what: RegExp): string => text.replace(unwritable, '\uFFFD').replace(what, (character) => entities[character] ?? character);
const inText = (text: string): string => escaped(text, /[&<>\r]/g);
/** A parser turns line ends of an attribute into spaces, unless they are escaped. */
const inAttribute = (text: string): string => escaped(text, /[&<>"'\n\r\t]/g);

type Attributes = Readonly<Record<string, string>>;

const opening = (tag: string, attributes: Attributes): string => [tag, ...Object.entries(attributes).map(([name, value]) => `${name}="${inAttribute(value)}"`)].join(' ');

const around = (tag: string, attributes: Attributes, inner: readonly string[]): readonly string[] =>
  [`<${opening(tag, attributes)}>`, ...inner.map((line) => `  ${line}`), `</${tag}>`];

const leaf = (tag: string, attributes: Attributes, text = ''): string =>
  text === '' ? `<${opening(tag, attributes)}/>` : `<${opening(tag, attributes)}>${inText(text)}</${tag}>`;

type Outcome = 'failure' | 'skipped' | 'passed';

/** A guarantee that nobody promised fails no build. */
const outcomeOf = ({ verdict, promised }: Assured): Outcome => (verdict === 'open' ? 'skipped' : verdict === 'refuted' && promised ? 'failure' : 'passed');

function detailOf(assured: Assured, assurance: Assurance): string {
  const { claim, why, trace, verdict, promised } = assured;
  const events = trace === null ? [] : ['', ...eventTexts(trace).map((text, place) => `${(place + 1).toString()}. ${text}`)];
  const lines = evidenceLines(assured, assurance).map(({ level, text }) => `${level}: ${text}`);
  const waived = verdict === 'refuted' && !promised ? ['The design does not promise it.'] : [];
  return [claim, why, ...waived, ...lines, ...events].join('\n');
}

function testcase(assured: Assured, assurance: Assurance): readonly string[] {
  const attributes = { classname: `${assurance.design.design.name}.${assured.theme}`, name: assured.id };
  const detail = detailOf(assured, assurance);
  switch (outcomeOf(assured)) {
    case 'failure':
      return around('testcase', attributes, [leaf('failure', { type: 'refuted', message: `${assured.id} is refuted: ${assured.claim}` }, detail)]);
    case 'skipped':
      return around('testcase', attributes, [leaf('skipped', { message: `${assured.id} stays open` }), leaf('system-out', {}, detail)]);
    case 'passed':
      return around('testcase', attributes, [leaf('system-out', {}, detail)]);
  }
}

/** An assurance as JUnit XML: a test case for each guarantee, which fails where a promised one is refuted and is skipped where it stays open. */
export function assuranceJunit(assurance: Assurance): string {
  const { design: { design }, dialect, campaign, guarantees } = assurance;
  const counted = (outcome: Outcome): string => guarantees.filter((assured) => outcomeOf(assured) === outcome).length.toString();
  const counts = { tests: guarantees.length.toString(), failures: counted('failure'), errors: '0', skipped: counted('skipped') };
  const properties = { dialect, seed: campaign.seed.toString(), campaign: campaignText(assurance), missing: missingText(assurance) ?? 'nothing' };
  const suite = around('testsuite', { name: design.name, ...counts }, [
    ...around('properties', {}, Object.entries(properties).map(([name, value]) => leaf('property', { name, value }))),
    ...guarantees.flatMap((assured) => testcase(assured, assurance)),
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...around('testsuites', { name: 'unwind', ...counts }, suite), ''].join('\n');
}
