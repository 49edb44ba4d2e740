import type { BonusCurve, Design, Schedule, Sizing } from '../../../kernel/design.js';
import { inDesign, type Parameter, type Unit } from './varying.js';

type CloseFactor = Extract<Sizing, { kind: 'closeFactor' }>;

const ofCloseFactor = (name: string, key: 'share' | 'wholeBelow', meaning: string): Parameter =>
  inDesign(name, 'ratio', meaning, {
    of: ({ sizing }) => (sizing.kind === 'closeFactor' ? sizing[key] : null),
    at: (design, value) => {
      if (design.sizing.kind !== 'closeFactor') return design;
      const sizing: CloseFactor = { ...design.sizing, [key]: value };
      return { ...design, sizing };
    },
  });

export const sizingParameters: readonly Parameter[] = [
  ofCloseFactor('closeFactor', 'share', 'share of the debt that a step may repay'),
  ofCloseFactor('wholeBelow', 'wholeBelow', 'health below which a step may repay all'),
];

const withCurve = (design: Design, curve: BonusCurve): Design => ({ ...design, incentive: { ...design.incentive, curve } });

export const incentiveParameters: readonly Parameter[] = [
  inDesign('leastBonus', 'ratio', 'bonus at which the curve begins', {
    of: ({ incentive: { curve } }) => (curve.kind === 'fixed' ? null : curve.least),
    at: (design, least) => (design.incentive.curve.kind === 'fixed' ? design : withCurve(design, { ...design.incentive.curve, least })),
  }),
  inDesign('fullBelow', 'ratio', 'health at which the bonus is full', {
    of: ({ incentive: { curve } }) => (curve.kind === 'linearInHealth' ? curve.fullBelow : null),
    at: (design, fullBelow) => (design.incentive.curve.kind === 'linearInHealth' ? withCurve(design, { ...design.incentive.curve, fullBelow }) : design),
  }),
];

const ofSchedule = (name: Exclude<keyof Schedule, 'unlock'>, unit: Unit, meaning: string): Parameter =>
  inDesign(name, unit, meaning, {
    of: ({ schedule }) => schedule[name],
    at: (design, value) => ({ ...design, schedule: { ...design.schedule, [name]: value } }),
  });

export const scheduleParameters: readonly Parameter[] = [
  ofSchedule('interval', 'duration', 'time between two steps'),
  ofSchedule('mostSteps', 'count', 'most steps of one unwinding'),
  ofSchedule('window', 'duration', 'time after which unwinding is exhausted'),
];
